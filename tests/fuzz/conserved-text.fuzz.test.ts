import { setImmediate } from 'node:timers/promises';
import fc from 'fast-check';
import { test } from 'vitest';
import { anyTextIsConserved } from './conserved-text';

const RUNS = 100_000;
/** On a busy machine, in milliseconds; on an idle one it takes a fraction. */
const TIMEOUT = 900_000;
const AT_ONCE = 1000;

test(
  'of a hundred thousand texts, nothing is lost without a word',
  async () => {
    for (let run = 0; run < RUNS; run += AT_ONCE) {
      fc.assert(anyTextIsConserved, { numRuns: AT_ONCE, seed: run });
      // The runner would take a process that is silent for a minute for dead.
      await setImmediate();
    }
  },
  TIMEOUT,
);
