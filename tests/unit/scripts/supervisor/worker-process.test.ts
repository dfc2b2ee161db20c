import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { forkWorker } from '../../../../scripts/supervisor/worker-process';
import { ownFolder } from '../../../harness/for-test';
import { isRunningPid } from '../../../harness/process-family';

test('a worker that does not end though it was told to stop is killed', async () => {
  const path = join(await ownFolder(), 'worker.mjs');
  // It hears everything, and does nothing: what a process is like that waits for a disk which hangs.
  await writeFile(path, "process.on('message', () => undefined);\n");
  const ended: string[] = [];
  const worker = forkWorker(
    { path, args: [] },
    { said: () => undefined, ended: () => ended.push('ended') },
    10,
  );
  worker.tell({ type: 'stop', way: 'hand-over' });
  await worker.gone;
  expect(isRunningPid(worker.pid)).toBe(false);
  expect(ended).toEqual(['ended']);
});
