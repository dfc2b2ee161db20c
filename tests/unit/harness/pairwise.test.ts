import fc from 'fast-check';
import { expect, test } from 'vitest';
import { pairwise } from '../../harness/pairwise';

test('every pair of values of two factors occurs, whatever the factors', () => {
  const sizes = fc.array(fc.integer({ min: 1, max: 5 }), { minLength: 2, maxLength: 5 });
  fc.assert(
    fc.property(sizes, (lengths) => {
      const factors = Object.fromEntries(
        lengths.map((length, index) => [`f${index}`, Array.from({ length }, (_, value) => value)]),
      );
      const rows = pairwise(factors);
      for (const [a, values] of Object.entries(factors))
        for (const [b, others] of Object.entries(factors))
          for (const one of values)
            for (const other of a === b ? [] : others)
              expect(rows.some((row) => row[a] === one && row[b] === other)).toBe(true);
    }),
  );
});

test('far fewer combinations are needed than there are', () => {
  const factors = { a: [1, 2, 3, 4], b: [1, 2, 3, 4], c: [1, 2, 3, 4], d: [1, 2, 3] };
  expect(pairwise(factors).length).toBeLessThan(28);
});

test('the combinations are the same ones each time', () => {
  const factors = { a: ['x', 'y'], b: [true, false], c: [0, 1, 2] };
  expect(pairwise(factors)).toEqual(pairwise(factors));
});
