import fc from 'fast-check';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import {
  chineseDay,
  chineseWeekday,
  dayOf,
  endOfDay,
  instantOf,
  isDay,
  isMoment,
  minuteOf,
  startOfDay,
} from '#lib/model/date';

const days = fc
  .date({ min: new Date('1950-01-01'), max: new Date('2149-12-31'), noInvalidDate: true })
  .map((date) => date.toISOString().slice(0, 10));

describe('isDay', () => {
  test.each(['2024-02-29', '2024-11-01', '2025-12-31', '2000-02-29'])('takes %s', (text) => {
    expect(isDay(text)).toBe(true);
  });
  test.each([
    '2025-02-29',
    '1900-02-29',
    '2024-11-31',
    '2024-13-01',
    '2024-00-10',
    '2024-11-00',
    '2024-11-1',
    '24-11-01',
    '2024/11/01',
    '2024-11-01 ',
    '2024-11-01T00:00',
    '',
    '２０２４-11-01',
  ])('refuses %j', (text) => {
    expect(isDay(text)).toBe(false);
  });
});

describe('isMoment', () => {
  test.each(['2024-11-01T00:00+08:00', '2024-11-01T23:59:59+08:00'])('takes %s', (text) => {
    expect(isMoment(text)).toBe(true);
  });
  test.each([
    '2024-11-01',
    '2024-11-01T00:00',
    '2024-11-01T00:00Z',
    '2024-11-01T00:00+09:00',
    '2024-11-01T24:00+08:00',
    '2024-11-01T12:60+08:00',
    '2024-11-01T12:00:60+08:00',
    '2024-02-30T12:00+08:00',
    '2024-11-01 00:00+08:00',
    '2024-11-01T0:00+08:00',
  ])('refuses %s', (text) => {
    expect(isMoment(text)).toBe(false);
  });
});

describe('how official texts write days', () => {
  test('has Arabic numerals without leading zeros', () => {
    expect(chineseDay('2025-02-08')).toBe('2025年2月8日');
    expect(chineseDay('2024-10-30')).toBe('2024年10月30日');
  });
  test.each([
    ['2025-02-28', '星期五'],
    ['2025-03-01', '星期六'],
    ['2025-03-02', '星期日'],
    ['2024-02-29', '星期四'],
  ])('names the weekday of %s', (day, weekday) => {
    expect(chineseWeekday(day)).toBe(weekday);
  });
});

describe.each(['UTC', 'America/Los_Angeles', 'Asia/Shanghai'])('on a machine in %s', (zone) => {
  const before = process.env.TZ;
  beforeEach(() => {
    process.env.TZ = zone;
  });
  afterEach(() => {
    if (before === undefined) Reflect.deleteProperty(process.env, 'TZ');
    else process.env.TZ = before;
  });

  test('the zone really is set', () => {
    expect(new Date(Date.UTC(2024, 0, 1, 12)).getHours()).toBe(
      { UTC: 12, 'America/Los_Angeles': 4, 'Asia/Shanghai': 20 }[zone],
    );
  });
  test('a day begins and ends at midnight in Beijing', () => {
    expect(startOfDay('2024-11-01')).toBe(Date.UTC(2024, 9, 31, 16));
    expect(endOfDay('2025-02-28')).toBe(Date.UTC(2025, 1, 28, 16));
  });
  test('a moment is read by its own offset', () => {
    expect(instantOf('2024-11-01T00:00+08:00')).toBe(startOfDay('2024-11-01'));
    expect(instantOf('2024-11-01T09:30:05+08:00')).toBe(Date.UTC(2024, 10, 1, 1, 30, 5));
  });
  test('an instant is told by the Beijing clock', () => {
    expect(dayOf(Date.UTC(2024, 9, 31, 15, 59, 59, 999))).toBe('2024-10-31');
    expect(dayOf(Date.UTC(2024, 9, 31, 16))).toBe('2024-11-01');
    expect(minuteOf(Date.UTC(2025, 0, 10, 1, 0, 59))).toBe('2025-01-10 09:00');
  });
  test('every instant of a day, and no other, belongs to it', () => {
    fc.assert(
      fc.property(days, fc.integer({ min: 0, max: 86_399_999 }), (day, since) => {
        expect(isDay(day)).toBe(true);
        expect(dayOf(startOfDay(day) + since)).toBe(day);
        expect(dayOf(startOfDay(day) - 1) < day).toBe(true);
        expect(dayOf(endOfDay(day)) > day).toBe(true);
      }),
    );
  });
});
