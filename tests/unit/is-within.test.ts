import { resolve } from 'node:path';
import { expect, test } from 'vitest';
import { isWithin } from '#lib/is-within';

test.each([
  { path: 'data', isIn: true },
  { path: 'data/a/b.txt', isIn: true },
  { path: 'data/..a', isIn: true },
  { path: 'data/../database', isIn: false },
  { path: 'database', isIn: false },
  { path: '.', isIn: false },
])('$path is in the folder `data`: $isIn', ({ path, isIn }) => {
  expect(isWithin(path, 'data')).toBe(isIn);
  expect(isWithin(resolve(path), resolve('data'))).toBe(isIn);
});
