import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { destructionDay, dueSubmissions } from '#lib/feedback/retention/due';
import { addDays, isDay } from '#lib/model/date';

const day = fc.integer({ min: 0, max: 30_000 }).map((days) => addDays('2020-01-01', days));
const years = fc.integer({ min: 1, max: 99 });

describe('the day on which a submission is destroyed', () => {
  test.each([
    ['a year after the window', '2025-02-28', '2024-12-02', 1, '2026-03-01'],
    ['three years after a window that ended with its month', '2024-10-31', '2024-10-01', 3, '2027-11-01'],
    ['counted from 29 February, in a year that has none', '2024-02-28', '2024-02-01', 1, '2025-03-01'],
    ['counted from 29 February, in a year that has one', '2024-02-28', '2024-02-01', 4, '2028-02-29'],
    ['counted from the end of February', '2024-02-29', '2024-02-01', 1, '2025-03-01'],
    ['counted over the end of a year', '2024-12-31', '2024-12-01', 2, '2027-01-01'],
    ['counted from its receipt, where it came after the window', '2025-02-28', '2026-01-15', 1, '2027-01-16'],
  ])('is %s', (_, closes, received, kept, expected) => {
    expect(destructionDay(closes, received, kept)).toBe(expected);
  });

  test('exists, and is never earlier than the years after the window and after the receipt', () => {
    fc.assert(
      fc.property(day, day, years, (closes, received, kept) => {
        const due = destructionDay(closes, received, kept);
        expect(isDay(due)).toBe(true);
        for (const from of [closes, received])
          expect(due > `${Number(from.slice(0, 4)) + kept}${from.slice(4)}`).toBe(true);
      }),
    );
  });

  test('is never later for one that came earlier', () => {
    fc.assert(
      fc.property(day, day, day, years, (closes, one, other, kept) => {
        const [earlier = one, later = other] = [one, other].sort();
        expect(destructionDay(closes, earlier, kept) <= destructionDay(closes, later, kept)).toBe(true);
      }),
    );
  });
});

describe('what is due', () => {
  const closing = new Map([['a', '2024-11-30']]);
  const one = { id: '1', notice: 'a', received: '2024-11-02' };

  test('is what was kept long enough, from its day on', () => {
    const on = (today: string) => dueSubmissions([one], { years: 2, closing }, today).due;
    expect(on('2026-11-30')).toEqual([]);
    expect(on('2026-12-01')).toEqual([one]);
    expect(on('2030-01-01')).toEqual([one]);
  });

  test('is nothing where no number of years is written', () => {
    expect(dueSubmissions([one], { years: null, closing }, '2099-01-01')).toEqual({ due: [], unknown: [] });
  });

  test('is nothing of a notice that the site does not know, which is named once', () => {
    const others = ['2', '3'].map((id) => ({ id, notice: 'gone', received: '2020-01-01' }));
    expect(dueSubmissions([...others, one], { years: 1, closing }, '2099-01-01')).toEqual({
      due: [one],
      unknown: ['gone'],
    });
  });
});
