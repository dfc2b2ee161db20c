import { expect, test } from 'vitest';
import { createDeathRecord } from '../../../../scripts/supervisor/death-record';

test('each death within a minute makes the pause longer, and the fifth is the last', () => {
  const deaths = createDeathRecord();
  expect([0, 10, 20, 30, 40].map((second) => deaths.note(second * 1000))).toEqual([100, 200, 400, 800, null]);
});

test('deaths of more than a minute ago do not count', () => {
  const deaths = createDeathRecord();
  expect([0, 20, 40, 60, 80, 100].map((second) => deaths.note(second * 1000))).not.toContain(null);
});

test('a new build starts anew', () => {
  const deaths = createDeathRecord();
  for (const second of [0, 1, 2, 3]) deaths.note(second * 1000);
  deaths.clear();
  expect(deaths.note(4000)).toBe(100);
});
