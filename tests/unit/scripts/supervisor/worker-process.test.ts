import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { forkWorker } from '../../../../scripts/supervisor/worker-process';
import { ownFolder } from '../../../harness/for-test';
import { isRunningPid } from '../../../harness/process-family';

/** Starts a worker of this program, and gives it with what its owner is told of it. */
async function begun(program: string, stopping: number) {
  const path = join(await ownFolder(), 'worker.mjs');
  await writeFile(path, program);
  const told: unknown[] = [];
  const worker = forkWorker(
    { path, args: [] },
    {
      said: () => undefined,
      killed: (seconds) => told.push(`killed after ${seconds}`),
      ended: (how) => told.push(how),
    },
    stopping,
  );
  return { worker, told };
}

test('a worker that does not end though it was told to stop is killed, and its owner hears that and no other reason', async () => {
  // It hears everything, and does nothing: what a process is like that waits for a disk which hangs.
  const { worker, told } = await begun("process.on('message', () => undefined);\n", 1_000);
  worker.tell({ type: 'stop', way: 'hand-over' });
  await worker.gone;
  expect(isRunningPid(worker.pid)).toBe(false);
  expect(told).toEqual(['killed after 1', null]);
});

test('of one that ends as it was told there is nothing to say, and of another its signal or exit code', async () => {
  const ends = await begun("process.on('message', () => process.kill(process.pid, 'SIGKILL'));\n", 60_000);
  ends.worker.tell({ type: 'stop', way: 'stop' });
  await ends.worker.gone;
  expect(ends.told).toEqual([null]);
  const fails = await begun("process.on('message', () => process.exit(3));\n", 60_000);
  fails.worker.tell({ type: 'stop', way: 'stop' });
  await fails.worker.gone;
  expect(fails.told).toEqual(['退出码 3']);
  const dies = await begun("process.kill(process.pid, 'SIGKILL');\n", 60_000);
  await dies.worker.gone;
  expect(dies.told).toEqual(['SIGKILL']);
});
