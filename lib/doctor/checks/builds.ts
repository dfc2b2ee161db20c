import { type DoctorFinding, findingMaker } from '#lib/doctor/finding';

/** What a server on this machine tells of itself. */
export interface RunningServer {
  readonly pid: number;
  /** The build that it serves; empty while it starts, null where another version of the program wrote it. */
  readonly serving: string | null;
  /** Why it refused the newest build, in Chinese; null where it did not. */
  readonly refusal: string | null;
}

/** What was observed of builds and servers. */
export interface BuildsObservation {
  /** The number of the newest whole build; null for none. */
  readonly newest: string | null;
  /** Whether this version of the program can read it. */
  readonly isReadable: boolean;
  /** The servers that run on this machine. */
  readonly servers: readonly RunningServer[];
  /** Whether the site answers at its address, wherever it runs. */
  readonly isReached: boolean;
}

/** What the check of builds and servers can find. */
export const BUILD_FINDINGS = {
  'build.none': {
    grade: 'problem',
    why: '还没有构建，网站没有内容可以提供。',
    action: '运行 npm run build -- --site-url https://您的网址。',
  },
  'build.unreadable': {
    grade: 'problem',
    why: '最新的构建是另一个版本的程序生成的，或者文件损坏了：现在的程序启动不了它。',
    action: '重新运行 npm run build。',
  },
  'build.refused': {
    grade: 'problem',
    why: '读者看到的还是以前的内容，最近一次发布没有上线。',
    action: '照写的原因改正，再运行 npm run build。',
  },
  'build.waiting': {
    grade: 'attention',
    why: '读者看到的不是最新的构建。刚构建完时网站正在换，一分钟以后还是这样才有问题。',
    action:
      '一分钟以后再运行一次；还是这样，看网站的日志，再重新启动网站：systemctl restart disclosure-site。',
  },
  'server.none': {
    grade: 'problem',
    why: '网站没有运行，读者打不开。',
    action:
      '运行 systemctl start disclosure-site（或者 npm start）；起不来的，看 journalctl -u disclosure-site。',
  },
  'server.elsewhere': {
    grade: 'attention',
    why: '网址打得开，但不是这个文件夹里的程序在运行：在另一台机器或容器里，或者在另一个文件夹里。那里的构建和设置没有检查。',
    action: '到网站真正运行的地方再运行一次。',
  },
  'server.other-version': {
    grade: 'attention',
    why: '正在运行的网站是另一个版本的程序启动的，看不出它提供哪一次构建。',
    action: '重新启动网站：systemctl restart disclosure-site。',
  },
} as const;

const { ok, found } = findingMaker(BUILD_FINDINGS);

/** Checks that a server runs, and that it serves the newest build. */
export function checkBuilds({ newest, isReadable, servers, isReached }: BuildsObservation): DoctorFinding[] {
  if (newest === null) return [found('build.none', '没有完整的构建')];
  if (!isReadable) return [found('build.unreadable', `读不出最新的构建 ${newest}`)];
  if (servers.length === 0)
    return [
      isReached
        ? found('server.elsewhere', '网站打得开，这个文件夹里却没有正在运行的网站')
        : found('server.none', '没有正在运行的网站'),
    ];
  return servers.map(({ pid, serving, refusal }) => {
    if (serving === null) return found('server.other-version', `进程 ${pid} 是另一个版本的程序`);
    if (refusal !== null)
      return found('build.refused', `没有换上构建 ${newest}，仍然是 ${serving}：${refusal}`);
    if (serving !== newest)
      return found(
        'build.waiting',
        `进程 ${pid} 提供的是构建 ${serving || '（正在启动）'}，最新的是 ${newest}`,
      );
    return ok('build', `网站在运行（进程 ${pid}），提供的是最新的构建 ${newest}`);
  });
}
