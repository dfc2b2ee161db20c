import { setImmediate } from 'node:timers/promises';
import fc from 'fast-check';
import { test } from 'vitest';
import { anyTextOfTheGuideIsSound } from './guide-text';

const RUNS = 10_000;
/** On a busy machine, in milliseconds; on an idle one it takes a fraction. */
const TIMEOUT = 900_000;
const AT_ONCE = 500;

test(
  'of ten thousand texts with the guide’s signs, every character is shown as the guide says',
  async () => {
    for (let run = 0; run < RUNS; run += AT_ONCE) {
      fc.assert(anyTextOfTheGuideIsSound, { numRuns: AT_ONCE, seed: run });
      // The runner would take a process that is silent for a minute for dead.
      await setImmediate();
    }
  },
  TIMEOUT,
);
