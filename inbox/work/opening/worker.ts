import * as z from 'zod';
import { standInForWebCrypto } from '../platform';
import { carryOutTask, createTasks, type TaskMessage, type TaskReport } from './tasks';

// The program of a worker: it does one task after another, and holds nothing between two.

z.config({ jitless: true });
standInForWebCrypto(globalThis);
const tasks = createTasks(async () => undefined);
const report = (message: TaskReport) => globalThis.postMessage(message);

globalThis.addEventListener('message', ({ data }: MessageEvent<TaskMessage>) => {
  carryOutTask(tasks, data).then(
    (done) => report({ kind: 'done', done }),
    (error: unknown) => {
      const { name, message } = error instanceof Error ? error : new Error(String(error));
      report({ kind: 'failed', error: { name, message } });
    },
  );
});
report({ kind: 'ready' });
