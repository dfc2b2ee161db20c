import { execFile, spawn } from 'node:child_process';
import { once } from 'node:events';
import { chmod, mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';

const run = promisify(execFile);

/** What of npm's configuration of this machine an empty one is told, so that it finds the packages. */
const NPM_SETTINGS = ['registry', 'cafile'];

/** Where an empty machine finds the certificates of whoever serves npm's packages here. */
const CERTIFICATES = '/npm-certificates.pem';

/** What ran on an empty machine. */
interface Ran {
  code: number | null;
  /** What it printed, errors included. */
  printed: string;
}

/** A Debian in a folder, without the services of a real one. */
export interface EmptyDebian {
  /**
   * Runs a shell script as root: each line must succeed.
   * @param isOnline whether it reaches Debian's and npm's packages; else it has a network of its own, with nobody else in it.
   */
  run(script: string, isOnline: boolean): Promise<Ran>;
  /** Writes a file of the machine. */
  write(path: string, text: string, mode?: number): Promise<void>;
}

/**
 * Makes an empty Debian in `folder`, which must not be there yet: what its installer always brings, and nothing else.
 * @param suite which Debian: 12 (`bookworm`) unless told.
 */
export async function emptyDebian(folder: string, suite = 'bookworm'): Promise<EmptyDebian> {
  await run('debootstrap', [
    '--variant=minbase',
    '--include=adduser,iproute2',
    suite,
    folder,
    await mirror(),
  ]);
  const settings = await Promise.all(
    NPM_SETTINGS.map(
      async (name) => [name, (await run('npm', ['config', 'get', name])).stdout.trim()] as const,
    ),
  );
  const env = new Map<string, string>();
  for (const [name, value] of settings) {
    if (['null', 'undefined', ''].includes(value)) continue;
    env.set(`npm_config_${name}`, name === 'cafile' ? CERTIFICATES : value);
    if (name === 'cafile') await run('cp', [value, join(folder, CERTIFICATES)]);
  }
  const write: EmptyDebian['write'] = async (path, text, mode = 0o644) => {
    await mkdir(join(folder, path, '..'), { recursive: true });
    await writeFile(join(folder, path), text);
    await chmod(join(folder, path), mode);
  };
  return {
    write,
    run: async (script, isOnline) => {
      await write('/script.sh', script);
      const own = ['--mount', '--pid', '--fork', ...(isOnline ? [] : ['--net'])];
      const child = spawn('unshare', [...own, 'sh', '-ec', entering(folder, env, isOnline)], {
        stdio: ['ignore', 'pipe', 'pipe'],
      });
      let printed = '';
      for (const stream of [child.stdout, child.stderr]) stream.on('data', (chunk) => (printed += chunk));
      const [code] = await once(child, 'close');
      return { code, printed };
    },
  };
}

/** The mirror of Debian that this machine uses. */
async function mirror(): Promise<string> {
  const asked = ['indextargets', '--format', '$(REPO_URI)', 'Created-By: Packages', 'Codename: bookworm'];
  const { stdout } = await run('apt-get', asked);
  const [first] = stdout.split('\n');
  if (!first) throw new Error('apt names no mirror of bookworm');
  return first;
}

function entering(folder: string, npm: ReadonlyMap<string, string>, isOnline: boolean): string {
  const env = new Map([
    ['PATH', '/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin'],
    ['HOME', '/root'],
    ['LANG', 'C.UTF-8'],
    ['DEBIAN_FRONTEND', 'noninteractive'],
    ...npm,
    // What was fetched before lies in npm's cache.
    ...(isOnline ? [] : ([['npm_config_offline', 'true']] as const)),
  ]);
  const quoted = [...env].map(([name, value]) => `${name}='${value}'`).join(' ');
  return [
    // A folder becomes a root that can be made read-only only where something is mounted.
    `mount --bind '${folder}' '${folder}'`,
    `mount -t proc proc '${folder}/proc'`,
    `mount --rbind /dev '${folder}/dev'`,
    ...(isOnline ? [] : ['ip link set lo up']),
    `exec chroot '${folder}' env -i ${quoted} sh -e /script.sh`,
  ].join('\n');
}
