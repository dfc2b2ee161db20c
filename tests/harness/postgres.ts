import { type ChildProcess, execFile, spawn } from 'node:child_process';
import { once } from 'node:events';
import { statSync } from 'node:fs';
import { chmod, chown, mkdtemp, open, readFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join, resolve } from 'node:path';
import { promisify } from 'node:util';
import { findPostgres } from '../../scripts/test-tools';
import { ask, createDatabase } from './postgres-database';
import { holdFamily, isRunning, releaseFamily } from './process-family';
import { freePort, until } from './server';

/**
 * How PostgreSQL is ended: `fast` as an operator does it, `immediate` as a crash does, so that it recovers from
 * its write-ahead log when it starts again. Either cuts all connections.
 */
export type Ending = 'fast' | 'immediate';

/** A PostgreSQL server of a test's own, whose every file lies in one folder. */
export interface Postgres {
  /** The address of one of its databases; `postgres` is there from the start. */
  url(database: string): string;
  /** Makes an empty database, its name made up when left out, and gives its address. */
  createDatabase(name?: string): Promise<string>;
  /** Ends every client's connection to a database, and says how many there were. */
  cutConnections(database: string): Promise<number>;
  /** The folder of everything that it writes. */
  directory: string;
  /** The folder of its data, below `directory`. */
  data: string;
  /** Everything that it has logged. */
  log(): Promise<string>;
  /** Ends it, `fast` unless told otherwise, and starts it again on the same port; waits until it answers. */
  restart(ending?: Ending): Promise<void>;
  /** Ends it as a crash does, to be away until `start`. */
  kill(): Promise<void>;
  start(): Promise<void>;
  /** Holds it still, with all its processes: connections are made, and nothing is answered before `resume`. */
  pause(): Promise<void>;
  resume(): Promise<void>;
  /** Ends it and removes all its files. */
  stop(): Promise<void>;
}

/** How to start PostgreSQL. */
export interface PostgresOptions {
  /** Settings of its own, such as `{ log_statement: 'all', log_min_duration_statement: '0' }`. */
  settings?: Record<string, string>;
}

const SIGNALS = { fast: 'SIGINT', immediate: 'SIGQUIT' } as const;

/**
 * A shell that outlives the test's process, however that ends: it reads the number of the server's process, a
 * line whenever that changes, until nobody holds the other end; then it ends the server and removes the folder.
 */
const WARDEN = `
while read -r line; do pid=$line; done
if [ -n "$pid" ]; then kill -QUIT "$pid"; kill -CONT "$pid"; fi
for attempt in $(seq 200); do rm -rf "$1" && exit 0; sleep 0.1; done
exit 1`;

/** Starts PostgreSQL on a free port of 127.0.0.1, and waits until it answers. */
export async function startPostgres({ settings = {} }: PostgresOptions = {}): Promise<Postgres> {
  const programs = findPostgres();
  if (programs === null) throw new Error('PostgreSQL is not installed');
  const account = await findAccount();
  const directory = await mkdtemp(join(account ? openTemporaryFolder() : tmpdir(), 'disclosure-postgres-'));
  const warden = startWarden(directory);
  const data = join(directory, 'data');
  const logFile = join(directory, 'log');
  const log = () => readFile(logFile, 'utf8').catch(() => '');
  const surroundings = {
    ...account,
    cwd: directory,
    // Not the caller's environment: PG… variables, language and time zone would tell.
    env: { NODE_ENV: 'test' as const, LC_ALL: 'C.UTF-8', TZ: 'UTC' },
  };
  let port = 0;
  let server: ChildProcess | null = null;
  const url = (database: string) => `postgres://postgres@127.0.0.1:${port}/${encodeURIComponent(database)}`;

  const start = async () => {
    if (isRunning(server)) return;
    const all = {
      ...settings,
      port,
      listen_addresses: '127.0.0.1',
      unix_socket_directories: '',
      logging_collector: 'off',
    };
    const output = await open(logFile, 'a');
    const child = spawn(
      join(programs, 'postgres'),
      ['-D', data, ...Object.entries(all).flatMap(([name, value]) => ['-c', `${name}=${value}`])],
      // A group of its own: a Ctrl-C at the terminal is for the tests, which then end it.
      { ...surroundings, stdio: ['ignore', output.fd, output.fd], detached: true },
    );
    server = child;
    warden.watch(child);
    await output.close();
    await until(async () => {
      if (!isRunning(child)) throw new Error(`PostgreSQL ended:\n${await log()}`);
      return ask(url('postgres'), 'select').catch(() => null);
    }, 'PostgreSQL');
  };
  const resume = async () => {
    if (isRunning(server)) await releaseFamily(server);
  };
  const end = async (ending: Ending) => {
    await resume();
    if (!isRunning(server)) return;
    const gone = once(server, 'exit');
    server.kill(SIGNALS[ending]);
    await gone;
  };
  const stop = async () => {
    await end('immediate');
    await warden.dismiss();
  };

  try {
    if (account) await chown(directory, account.uid, account.gid);
    // Another account's way to the data leads through it.
    await chmod(directory, 0o755);
    await promisify(execFile)(
      join(programs, 'initdb'),
      [
        ...['--pgdata', data, '--username', 'postgres', '--auth', 'trust', '--no-sync'],
        ...['--encoding', 'UTF8', '--locale', 'C.UTF-8'],
      ],
      surroundings,
    );
    port = await freePort();
    await start();
  } catch (error) {
    await stop();
    throw error;
  }
  return {
    url,
    createDatabase: (name) => createDatabase(url('postgres'), name),
    cutConnections: async (database) => {
      const cut = await ask(
        url('postgres'),
        `select pg_terminate_backend(pid, 10000) from pg_stat_activity
         where datname = $1 and backend_type = 'client backend' and pid <> pg_backend_pid()`,
        [database],
      );
      return cut.length;
    },
    directory,
    data,
    log,
    restart: async (ending = 'fast') => {
      await end(ending);
      await start();
    },
    kill: () => end('immediate'),
    start,
    pause: async () => {
      if (!isRunning(server)) throw new Error('PostgreSQL is not running');
      await holdFamily(server);
    },
    resume,
    stop,
  };
}

function startWarden(directory: string) {
  const child = spawn('sh', ['-c', WARDEN, 'sh', directory], {
    stdio: ['pipe', 'ignore', 'ignore'],
    detached: true,
  });
  const gone = once(child, 'exit');
  const tell = (line: string) => {
    if (child.stdin.writable) child.stdin.write(`${line}\n`);
  };
  return {
    /** Has it end this server, unless that has ended before. */
    watch(server: ChildProcess): void {
      server.once('exit', () => tell(''));
      tell(String(server.pid));
    },
    /** Has it remove the folder, and waits until it has. */
    async dismiss(): Promise<void> {
      child.stdin.end();
      const [code] = await gone;
      if (code !== 0) throw new Error(`${directory} could not be removed`);
    },
  };
}

/** The system's temporary folder, or `/tmp` where another account cannot enter that, since `TMPDIR` is closed. */
function openTemporaryFolder(): string {
  const everyoneEnters = (folder: string): boolean =>
    (statSync(folder).mode & 0o001) !== 0 && (folder === '/' || everyoneEnters(dirname(folder)));
  return everyoneEnters(resolve(tmpdir())) ? tmpdir() : '/tmp';
}

/** The account to run PostgreSQL under, which refuses root; null for that of this process. */
async function findAccount(): Promise<{ uid: number; gid: number } | null> {
  if (process.getuid?.() !== 0) return null;
  const idOf = async (which: '-u' | '-g', name: string) =>
    Number((await promisify(execFile)('id', [which, name])).stdout);
  const of = async (name: string) => ({ uid: await idOf('-u', name), gid: await idOf('-g', name) });
  return of('postgres').catch(() => of('nobody'));
}
