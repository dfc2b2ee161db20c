import { Socket } from 'node:net';
import type { CounterStore } from '#lib/feedback/limits/memory-counters';
import type { Exclusive } from '#lib/single-flight';
import type { Trouble } from './diary';
import {
  answerSchemas,
  type FromWorker,
  inEnvelope,
  readToWorker,
  type SharedCall,
  type ToWorker,
  type WorkerCommand,
} from './protocol';

/** What a worker does when the supervisor says so. */
export interface WorkerDuties {
  /** Carries out a command. Gives null, or in Chinese why it cannot be. */
  carryOut(command: WorkerCommand): Promise<string | null>;
  connection(socket: Socket): void;
  forget(build: string): void;
  stop(way: 'stop' | 'hand-over'): void;
  /** Another worker met this trouble with the database; null: it stored something. */
  met(trouble: Trouble | null): void;
}

/** A worker's end of the channel to the supervisor. */
export interface SupervisorChannel {
  /** The counters of sources that all workers share, in the supervisor's memory. */
  readonly counters: CounterStore;
  /** A lock that all workers share. */
  readonly exclusive: Exclusive;
  tell(message: Exclude<FromWorker, { type: 'done' | 'refused' | 'taken' | 'call' | 'unlock' }>): void;
  /** Begins to do as the supervisor says. */
  serve(duties: WorkerDuties): void;
}

/** A command came in a format that this worker does not know. */
const OTHER_FORMAT = '这次构建的程序和正在运行的 npm start 不是同一版本，请重新启动 npm start';

/** Opens this process's channel to the supervisor. */
export function openSupervisorChannel(): SupervisorChannel {
  const pending = new Map<number, (value: unknown) => void>();
  let called = 0;

  function send(message: FromWorker): void {
    // One that is gone hears nothing; that it is gone is told by `disconnect`.
    process.send?.(inEnvelope(message), undefined, undefined, () => undefined);
  }

  function call(question: SharedCall): Promise<unknown> {
    called += 1;
    send({ type: 'call', id: called, call: question });
    return new Promise((resolve) => pending.set(called, resolve));
  }

  function receive(message: ToWorker, socket: unknown, duties: WorkerDuties): void {
    switch (message.type) {
      case 'command': {
        const { id, command } = message;
        duties.carryOut(command).then(
          (reason) => send(reason === null ? { type: 'done', id } : { type: 'refused', id, reason }),
          (error: unknown) => {
            console.error(error);
            send({ type: 'refused', id, reason: String(error) });
          },
        );
        return;
      }
      case 'connection':
        send({ type: 'taken' });
        // Its sender may have gone already.
        if (socket instanceof Socket) duties.connection(socket);
        return;
      case 'answer':
        pending.get(message.id)?.(message.value);
        pending.delete(message.id);
        return;
      case 'forget':
        duties.forget(message.build);
        return;
      case 'stop':
        duties.stop(message.way);
        return;
      case 'met':
        duties.met(message.trouble);
    }
  }

  return {
    counters: {
      count: async (of) => answerSchemas.count.parse(await call({ call: 'count', of })),
      uncount: async (of) => void (await call({ call: 'uncount', of })),
      forgetCounts: async (before) => void (await call({ call: 'forgetCounts', before })),
      dailyKey: async (purpose, fresh, keepFrom) =>
        answerSchemas.key.parse(await call({ call: 'dailyKey', purpose, fresh, keepFrom })),
      dailyKeys: async (purpose) => answerSchemas.keys.parse(await call({ call: 'dailyKeys', purpose })),
    },
    exclusive: async (name, work) => {
      await call({ call: 'lock', name });
      try {
        return await work();
      } finally {
        send({ type: 'unlock', name });
      }
    },
    tell: send,
    serve: (duties) => {
      process.on('message', (envelope: unknown, socket: unknown) => {
        const message = readToWorker(envelope);
        // In every format the first message is a command with an id, and this its answer.
        if (message === null) send({ type: 'refused', id: 1, reason: OTHER_FORMAT });
        else receive(message, socket, duties);
      });
    },
  };
}
