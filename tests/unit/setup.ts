import { format } from 'node:util';
import { afterEach, expect } from 'vitest';

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
