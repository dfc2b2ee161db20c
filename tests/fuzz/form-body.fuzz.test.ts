import { setImmediate } from 'node:timers/promises';
import fc from 'fast-check';
import { test } from 'vitest';
import { anyBodyIsRead } from './form-body';

const SECONDS = 60;

test('a minute of bodies of all kinds are read', async () => {
  for (let second = 0; second < SECONDS; second += 1) {
    fc.assert(anyBodyIsRead, { numRuns: Number.POSITIVE_INFINITY, interruptAfterTimeLimit: 1000 });
    // The runner would take a process that is silent for a minute for dead.
    await setImmediate();
  }
});
