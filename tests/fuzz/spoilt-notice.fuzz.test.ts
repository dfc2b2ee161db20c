import { setImmediate } from 'node:timers/promises';
import fc from 'fast-check';
import { test } from 'vitest';
import { noAdviceSpoils } from './spoilt-notice';

const RUNS = 60;

test('no line that the check offers spoils anything, for a minute of slips', async () => {
  for (let run = 0; run < RUNS; run += 1) {
    fc.assert(noAdviceSpoils, { numRuns: Number.POSITIVE_INFINITY, interruptAfterTimeLimit: 1000 });
    // The runner would take a process that is silent for a minute for dead.
    await setImmediate();
  }
});
