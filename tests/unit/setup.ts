import { format } from 'node:util';
import { setFlagsFromString } from 'node:v8';
import { afterEach, expect } from 'vitest';

// `YOUNG_HEAP` is for this thread, which makes much: each of the databases' would pay for as large a heap, and hardly use it.
setFlagsFromString('--min-semi-space-size=0');

const strays: string[] = [];

for (const level of ['error', 'warn'] as const) {
  console[level] = (...words: unknown[]) => {
    strays.push(`console.${level}: ${format(...words)}`);
  };
}

/** What a test says past its assertions is a failure: nobody reads it in a green run. */
afterEach(() => {
  expect(strays.splice(0)).toEqual([]);
});
