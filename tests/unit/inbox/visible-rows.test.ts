import fc from 'fast-check';
import { expect, test } from 'vitest';
import { drawnRows } from '../../../inbox/list/visible-rows';

test('the visible rows are drawn, with gaps for the others, and the one that has the focus', () => {
  expect(drawnRows(100, { from: 10, to: 12 }, 50)).toEqual([
    { gap: 10, from: 0 },
    { index: 10 },
    { index: 11 },
    { gap: 38, from: 12 },
    { index: 50 },
    { gap: 49, from: 51 },
  ]);
});

test('every row of any list is drawn once or stands in one gap, in order', () => {
  const nat = fc.nat({ max: 60 });
  fc.assert(
    fc.property(nat, nat, nat, nat, (count, from, length, active) => {
      const drawn = drawnRows(count, { from, to: from + length }, active);
      const covered = drawn.flatMap((one) =>
        'index' in one ? [one.index] : Array.from({ length: one.gap }, (_, at) => one.from + at),
      );
      expect(covered).toEqual(Array.from({ length: count }, (_, at) => at));
      const indexes = drawn.flatMap((one) => ('index' in one ? [one.index] : []));
      const wanted = covered.filter((at) => (at >= from && at < from + length) || at === active);
      expect(indexes).toEqual(wanted);
    }),
  );
});
