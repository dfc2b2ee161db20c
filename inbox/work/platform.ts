import { type Clock, systemClock } from '#lib/clock';
import type { Random } from '#lib/random';
import type { TaskMessage, TaskReport } from './opening/tasks';

/** A worker, as the pool uses it. */
export interface WorkerPort {
  post(message: TaskMessage): void;
  /** Where its reports go to, and that it failed. */
  listen(onReport: (report: TaskReport) => void, onError: () => void): void;
  end(): void;
}

/** What the program takes from its surroundings; a test brings its own. */
export interface Platform {
  readonly fetch: typeof fetch;
  readonly random: Random;
  readonly clock: Clock;
  /** How many workers may run. */
  readonly workers: number;
  /** Starts a worker. @throws where there are none. */
  startWorker(): WorkerPort;
}

/** What the program cannot do without: a random source, and what speaks to the site. */
export function isRunnable(scope: typeof globalThis): boolean {
  const { crypto, fetch: fetching, ReadableStream: streams, TransformStream: transforms } = scope;
  const needed = [
    crypto?.getRandomValues,
    fetching,
    streams,
    transforms,
    scope.BigInt,
    scope.AbortController,
  ];
  return needed.every((one) => typeof one === 'function');
}

/**
 * Lets age fall back to its own X25519 where the browser has no WebCrypto at all: it does so only when it is told that the
 * algorithm is not supported (`NotSupportedError`).
 */
export function standInForWebCrypto({ crypto }: { readonly crypto: Crypto }): void {
  if (crypto.subtle !== undefined) return;
  const refuse = () => Promise.reject(new DOMException('no WebCrypto', 'NotSupportedError'));
  Object.defineProperty(crypto, 'subtle', { value: { importKey: refuse }, configurable: true });
}

/** The browser that the program runs in. @param workerProgram the text of `worker.ts`, bundled. */
export function browserPlatform(workerProgram: string): Platform {
  return {
    fetch: (input, init) => fetch(input, init),
    random: (count) => crypto.getRandomValues(new Uint8Array(count)),
    clock: systemClock,
    // One is left for what draws.
    workers: Math.max(
      1,
      Math.min(8, (navigator.hardwareConcurrency ?? 2) - (navigator.hardwareConcurrency > 2 ? 1 : 0)),
    ),
    startWorker: () => {
      const address = URL.createObjectURL(new Blob([workerProgram], { type: 'text/javascript' }));
      return portTo(new Worker(address), address);
    },
  };
}

function portTo(worker: Worker, address: string): WorkerPort {
  return {
    post: (message) => worker.postMessage(message),
    listen: (onReport, onError) => {
      worker.addEventListener('message', ({ data }: MessageEvent<TaskReport>) => onReport(data));
      worker.addEventListener('error', onError);
    },
    end: () => {
      worker.terminate();
      URL.revokeObjectURL(address);
    },
  };
}
