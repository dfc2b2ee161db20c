import { type ChildProcess, spawn } from 'node:child_process';
import { randomInt } from 'node:crypto';
import { createSocket } from 'node:dgram';
import { once } from 'node:events';
import { mkdtemp, rename, rm, writeFile } from 'node:fs/promises';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';

/** Where the tests' build of `tests/fixtures/content` is kept. */
export const TEST_OUTPUT = '.next/test';

/** How long a process may take for what it should do at once, on the slowest machine. */
const PATIENCE = 120_000;

/** A running server of a build, with a clock that the test holds. */
export interface TestServer {
  url: string;
  port: number;
  /** Its `DATA_DIR`. */
  data: string;
  /** Everything that the server printed. */
  log(): string;
  /** Waits until it has printed this. */
  printed(words: string): Promise<unknown>;
  /** Holds the server's clock still at a moment such as `2024-11-01T00:00:00+08:00`. */
  stopClock(moment: string): Promise<void>;
  /** Sets the server's clock to a moment, from which it goes on; gives the same clock for the test to read. */
  runClock(moment: string): Promise<() => number>;
  /** The number of its process. */
  pid: number;
  /** Tells it to stop, waits for its end, and gives its exit code: null when a signal ended it. */
  end(): Promise<number | null>;
  /** Ends it as a crash does, without a warning. */
  kill(): Promise<void>;
  /** Ends it, if it runs, and removes what it wrote, but for a `DATA_DIR` that the test named. */
  stop(): Promise<void>;
}

/** How to start a server under test. */
export interface ServerOptions {
  /** The moment at which its clock stands still; it is the machine's own when left out. */
  at?: string;
  output?: string;
  /** Starts the program as it is, without the tests' clock, on a machine whose clock stands here (UTC). */
  machineClock?: string;
  env?: Record<string, string>;
  /** What stands on its command line. */
  args?: readonly string[];
  /** Modules that its threads load first. */
  preload?: readonly string[];
  /** A command that starts it, such as one that takes powers away first. */
  wrapper?: readonly string[];
  /** The Node that runs it, if not the one that runs the tests. */
  node?: string;
}

/** Starts `npm start`'s program on a free port and waits until it answers. */
export async function startServer({
  at,
  output = TEST_OUTPUT,
  machineClock,
  env = {},
  args: programArgs = [],
  preload = [],
  wrapper = [],
  node = process.execPath,
}: ServerOptions = {}): Promise<TestServer> {
  const directory = await mkdtemp(join(tmpdir(), 'disclosure-'));
  const clockFile = join(directory, 'clock');
  const write = async (text: string) => {
    // In one step: the server may look at any time.
    await writeFile(`${clockFile}.new`, text);
    await rename(`${clockFile}.new`, clockFile);
  };
  const stopClock = (moment: string) => write(`stop ${Date.parse(moment)}`);
  await (at === undefined ? write('shift 0') : stopClock(at));
  // One that is started again where another was, as a machine keeps its address.
  const port = env.PORT === undefined ? await freePort() : Number(env.PORT);
  const data = env.DATA_DIR ?? join(directory, 'data');
  let log = '';
  const program = [node, 'scripts/launch.mjs', 'start', ...programArgs];
  const [command = '', ...args] =
    machineClock === undefined
      ? [...wrapper, ...program]
      : ['faketime', '-f', `@${machineClock}`, ...program];
  const preloads = ['tests/harness/clock.mjs', 'tests/harness/end-with-parent.mjs', ...preload]
    .map((module) => `--import ${pathToFileURL(resolve(module)).href}`)
    .join(' ');
  const child = spawn(command, args, {
    // A group of its own: `faketime` starts the server as a child, and both are told to stop.
    detached: true,
    env: {
      ...process.env,
      NODE_ENV: 'production',
      PORT: String(port),
      DATA_DIR: data,
      DISCLOSURE_OUTPUT: output,
      DISCLOSURE_TRIAL: '1',
      TEST_CLOCK: clockFile,
      ...(machineClock === undefined
        ? { NODE_OPTIONS: preloads }
        : { TZ: 'UTC', FAKETIME_DONT_FAKE_MONOTONIC: '1' }),
      ...env,
    },
  });
  for (const stream of [child.stdout, child.stderr]) stream.on('data', (chunk) => (log += chunk));
  let isClosed = false;
  child.once('close', () => {
    isClosed = true;
  });
  const url = `http://localhost:${port}`;
  const end = async (signal: NodeJS.Signals) => {
    if (child.exitCode === null && child.signalCode === null) {
      const gone = once(child, 'exit');
      if (child.pid) process.kill(-child.pid, signal);
      await gone;
    }
    // What it printed last may still be on its way, and its workers print into the same pipe.
    await until(async () => isClosed || null, `the end of all that print for the server:\n${log}`);
    return child.exitCode;
  };
  await untilHealthy(url, child, () => log);
  return {
    url,
    port,
    data,
    log: () => log,
    printed: (words) => until(async () => log.includes(words) || null, `“${words}” in\n${log}`),
    stopClock,
    runClock: async (moment) => {
      const shift = Date.parse(moment) - Date.now();
      await write(`shift ${shift}`);
      return () => Date.now() + shift;
    },
    pid: child.pid ?? 0,
    end: () => end('SIGTERM'),
    kill: async () => {
      await end('SIGKILL');
    },
    stop: async () => {
      await end('SIGTERM');
      await rm(directory, { recursive: true, force: true });
    },
  };
}

/** A server that is not its user's to end. */
export type SharedServer = Omit<TestServer, 'end' | 'kill' | 'stop'>;

let shared: Promise<TestServer> | null = null;

/**
 * The server that the tests of a worker share, its clock stopped at `at`: for those that need neither settings nor a
 * database of their own. What others submitted may be stored in it. It ends with the worker.
 */
export async function sharedServer(at: string): Promise<SharedServer> {
  shared ??= startServer({ env: { FEEDBACK_PER_HOUR: '1000' } });
  const server = await shared;
  await server.stopClock(at);
  return server;
}

/** Below the ports that the system hands out by itself, from 32768 on: to connections too, at any moment. */
const PORTS = { from: 10_000, below: 32_768 } as const;

/**
 * A TCP port on which nobody listens, and that no other process of the suite is given until this one ends: it is reserved
 * by a UDP socket of the same number.
 */
export async function freePort(): Promise<number> {
  const port = randomInt(PORTS.from, PORTS.below);
  const reservation = createSocket('udp4').unref();
  const isReserved = await settled(once(reservation.bind(port, '127.0.0.1'), 'listening'));
  const probe = createServer();
  const isFree = isReserved && (await settled(once(probe.listen(port), 'listening')));
  if (!isFree) {
    if (isReserved) reservation.close();
    return freePort();
  }
  probe.close();
  await once(probe, 'close');
  return port;
}

/** Whether what is waited for comes, and does not fail. */
function settled(event: Promise<unknown>): Promise<boolean> {
  return event.then(
    () => true,
    () => false,
  );
}

/** Asks again and again until `attempt` gives a value; fails after a time that no healthy machine needs. */
export async function until<T>(attempt: () => Promise<T | null>, what: string): Promise<T> {
  const deadline = Date.now() + PATIENCE;
  while (Date.now() < deadline) {
    const value = await attempt();
    if (value !== null) return value;
    await new Promise((resume) => setTimeout(resume, 50));
  }
  throw new Error(`waited in vain for ${what}`);
}

async function untilHealthy(url: string, child: ChildProcess, log: () => string): Promise<void> {
  await until(async () => {
    if (child.exitCode !== null) throw new Error(`the server ended:\n${log()}`);
    const answer = await fetch(`${url}/healthz`).catch(() => null);
    return answer?.ok ? true : null;
  }, `the server:\n${log()}`);
}
