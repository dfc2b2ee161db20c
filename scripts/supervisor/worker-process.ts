import { fork } from 'node:child_process';
import type { Socket } from 'node:net';
import { DRAIN_TIMEOUT } from '../server/drain';
import {
  type FromWorker,
  inEnvelope,
  readFromWorker,
  type ToWorker,
  type WorkerCommand,
} from '../server/protocol';

/** Timeout for a worker's answer to a command, in milliseconds: a start opens the database, which may be large. */
const ANSWERING = 120_000;

/**
 * How long after it was told to stop a worker is killed, in milliseconds: it ends by itself before, unless a disk that hangs keeps
 * it. Shorter than the 90 seconds that docs/disclosure-site.service gives all of them.
 */
const STOPPING = DRAIN_TIMEOUT + 5_000;

/** How a worker is started: its program, and its command line. */
export interface WorkerProgram {
  path: string;
  args: readonly string[];
}

/** What a worker says by itself, beside answers to commands. */
export type WorkerWord = Exclude<FromWorker, { type: 'done' | 'refused' }>;

/** Who listens to a worker. */
export interface WorkerListener {
  said(word: WorkerWord): void;
  /** It was killed, since it had not ended so many seconds after it was told to stop. */
  killed(seconds: number): void;
  /** Its process has ended. @param how the signal or the exit code; null where it was told to stop and did, or was `killed`. */
  ended(how: string | null): void;
}

/** A process that serves, as the supervisor sees it. */
export interface WorkerProcess {
  readonly pid: number;
  /** Carries out a command: null when it is done, else why not, in Chinese: also when the process ends or does not answer. */
  command(command: WorkerCommand): Promise<string | null>;
  /** Tells it something; one that does not end in time after it was told to stop is killed. */
  tell(message: Exclude<ToWorker, { type: 'command' | 'connection' }>): void;
  /** Sends a copy of a connection, which stays open here too; `taken` tells that it came. */
  hand(connection: Socket): void;
  kill(): void;
  /** Resolves when the process has ended. */
  readonly gone: Promise<void>;
}

/** Starts a worker. @param stopping how long after it was told to stop it is killed, in milliseconds. */
export function forkWorker(
  { path, args }: WorkerProgram,
  listener: WorkerListener,
  stopping = STOPPING,
): WorkerProcess {
  const child = fork(path, args, {
    // Keys of counters are bytes.
    serialization: 'advanced',
    // What it prints goes where ours goes. Nobody speaks to it by its standard input.
    stdio: ['ignore', 'inherit', 'inherit', 'ipc'],
  });
  const waiting = new Map<number, (reason: string | null) => void>();
  let asked = 0;
  let [isTold, isKilled] = [false, false];

  function settle(id: number, reason: string | null): void {
    waiting.get(id)?.(reason);
    waiting.delete(id);
  }

  function send(message: ToWorker, connection?: Socket): void {
    // One that is gone hears nothing; that it is gone is told by `exit`.
    child.send(inEnvelope(message), connection, { keepOpen: true }, () => undefined);
  }

  child.on('message', (envelope: unknown) => {
    const message = readFromWorker(envelope);
    if (message === null) for (const id of waiting.keys()) settle(id, OTHER_VERSION);
    else if (message.type === 'done') settle(message.id, null);
    else if (message.type === 'refused') settle(message.id, message.reason);
    else listener.said(message);
  });
  const howEnded = new Promise<string | null>((resolve) => {
    const end = (how: string, isAsTold: boolean) => {
      for (const id of waiting.keys()) settle(id, `提供网站的进程意外结束（${how}），详见网站的日志`);
      resolve(isAsTold || isKilled ? null : how);
    };
    child.on('error', (error) => end(error.message, false));
    // A worker that has stopped ends itself by `SIGKILL`, which alone waits for no disk.
    child.on('exit', (code, signal) =>
      end(signal ?? `退出码 ${code}`, isTold && (code === 0 || signal === 'SIGKILL')),
    );
  });
  const gone = howEnded.then(listener.ended);

  function kill(): void {
    child.kill('SIGKILL');
  }

  return {
    pid: child.pid ?? 0,
    command: (command) =>
      new Promise((resolve) => {
        asked += 1;
        const id = asked;
        const timer = setTimeout(settle, ANSWERING, id, `提供网站的进程 ${ANSWERING / 1000} 秒内没有答复`);
        waiting.set(id, (reason) => {
          clearTimeout(timer);
          resolve(reason);
        });
        if (child.exitCode !== null || child.signalCode !== null) settle(id, '提供网站的进程已经结束');
        else send({ type: 'command', id, command });
      }),
    tell: (message) => {
      send(message);
      if (message.type !== 'stop') return;
      isTold = true;
      const timer = setTimeout(() => {
        isKilled = true;
        kill();
        listener.killed(Math.round(stopping / 1000));
      }, stopping);
      gone.then(() => clearTimeout(timer));
    },
    hand: (connection) => send({ type: 'connection' }, connection),
    kill,
    gone,
  };
}

const OTHER_VERSION = '这次构建的程序和正在运行的 npm start 不是同一版本，请重新启动 npm start';
