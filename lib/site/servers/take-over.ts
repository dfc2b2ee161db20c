import { readServerStatus, serverPids } from '#lib/site/servers/status';

/** How often a waiting command looks, in milliseconds, and how many looks it waits in all: for ten minutes. */
const PAUSE = 20;
const MOST_LOOKS = 30_000;

/** Looks without a sign of life after which a server counts as silent: 30 seconds. */
const QUIET_LOOKS = 1_500;

/** What became of a build at one running server. */
export interface TakeOverOutcome {
  /** The server's process. */
  readonly pid: number;
  /**
   * `online`: this build or a later one is served. `refused`: it is not, for `reason`. `silent`: nothing is known.
   * `other-version`: the server is of a version that this program does not understand. `ended`: it stopped meanwhile.
   */
  readonly state: 'online' | 'refused' | 'silent' | 'other-version' | 'ended';
  /** Why it was refused, in Chinese. */
  readonly reason?: string;
}

/** How to wait for servers. */
export interface WaitingOptions {
  readonly isAlive: (pid: number) => boolean;
  /** Waits for so many milliseconds. */
  readonly pause: (milliseconds: number) => Promise<unknown>;
}

/**
 * Waits until every running server of the builds' folder `output` serves the build of this name, or a later one, or has
 * refused it. One that gives no sign of life for half a minute, and every one after ten minutes, counts as silent.
 * Gives one outcome for each server; none where none runs.
 */
export async function waitForServers(
  output: string,
  build: string,
  { isAlive, pause }: WaitingOptions,
): Promise<TakeOverOutcome[]> {
  const servers = (await serverPids(output)).filter(isAlive);
  return Promise.all(servers.map((pid) => outcomeOf(pid)));

  async function outcomeOf(pid: number): Promise<TakeOverOutcome> {
    let sign: number | null = null;
    for (let quiet = 0, look = 0; look < MOST_LOOKS && quiet < QUIET_LOOKS; quiet += 1, look += 1) {
      if (!isAlive(pid)) return { pid, state: 'ended' };
      const read = await readServerStatus(output, pid);
      if (read === null) return { pid, state: 'ended' };
      if (read.status === null) return { pid, state: 'other-version' };
      const reason = read.status.refused[build];
      if (reason !== undefined) return { pid, state: 'refused', reason };
      if (read.status.serving >= build) return { pid, state: 'online' };
      if (read.sign !== sign) quiet = 0;
      sign = read.sign;
      await pause(PAUSE);
    }
    return { pid, state: 'silent' };
  }
}

/** Describes an outcome to staff, in Chinese. */
export function takeOverText({ pid, state, reason }: TakeOverOutcome): string {
  const server = `正在运行的网站（进程 ${pid}）`;
  switch (state) {
    case 'online':
      return `${server}已经换上这次构建。`;
    case 'refused':
      return `${server}没有换上这次构建，仍然提供原来的内容。原因：${reason}`;
    case 'silent':
      return `${server}没有答复，不知道是否换上了这次构建。请查看它的日志；没有换上的，请重新启动 npm start。`;
    case 'other-version':
      return `${server}是这个程序的另一个版本，不能自己换上这次构建。请重新启动 npm start。`;
    case 'ended':
      return `原来运行的网站（进程 ${pid}）已经停止。用 npm start 启动网站。`;
  }
}
