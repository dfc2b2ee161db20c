import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { impossibleDateReason, suggestDate } from '#lib/content/schema/date-suggestion';
import { isDay, isMoment } from '#lib/model/date';

describe('a misshapen day', () => {
  test.each([
    ['2024-11-1', '2024-11-01'],
    ['2024/11/01', '2024-11-01'],
    ['2024.11.1', '2024-11-01'],
    ['20241101', '2024-11-01'],
    ['2024年11月1日', '2024-11-01'],
    ['2024 年 11 月 1 日', '2024-11-01'],
    ['２０２４－１１－０１', '2024-11-01'],
    ['2024—11—01', '2024-11-01'],
    ['28-02-2025', '2025-02-28'],
    ['05.05.2024', '2024-05-05'],
    ['01-11-2024', null],
    ['11/01/2024', null],
    ['2024-11-01T00:00+08:00', '2024-11-01'],
    ['2025-2-30', null],
    ['02-28-2025', null],
    ['11月1日', null],
    ['年底', null],
  ])('%s becomes %s', (text, day) => {
    expect(suggestDate(text, 'day')).toBe(day);
  });
});

describe('a misshapen moment', () => {
  test.each([
    ['2024-11-01', '2024-11-01T00:00+08:00'],
    ['2024-11-01T09:30', '2024-11-01T09:30+08:00'],
    ['2024-11-01 9:30', '2024-11-01T09:30+08:00'],
    ['2024年11月1日9时30分', '2024-11-01T09:30+08:00'],
    ['2024年11月1日9：30', '2024-11-01T09:30+08:00'],
    ['2024-11-01 09:30:15', '2024-11-01T09:30:15+08:00'],
    ['2024-11-1T09:30+0800', '2024-11-01T09:30+08:00'],
    ['2024年11月1日上午9时', '2024-11-01T09:00+08:00'],
    ['2024年11月1日（星期五）下午3点半', '2024-11-01T15:30+08:00'],
    ['2024-11-01 下午3:00', '2024-11-01T15:00+08:00'],
    ['2024年11月1日 下午15时5分', '2024-11-01T15:05+08:00'],
    ['2024年11月1日中午12时', '2024-11-01T12:00+08:00'],
    ['2024年11月1日晚上8点', '2024-11-01T20:00+08:00'],
    ['2024年11月1日晚上12点', null],
    ['2024年11月1日下午', null],
    ['2024-11-01 3pm', null],
    ['2024-11-01T09', null],
    ['11/01/2024 9:00', null],
    ['2024-10-31T16:00Z', '2024-11-01T00:00+08:00'],
    ['2024-11-01T01:00+09:00', '2024-11-01T00:00+08:00'],
    ['2024-11-01T25:00', null],
    ['明天', null],
  ])('%s becomes %s', (text, moment) => {
    expect(suggestDate(text, 'moment')).toBe(moment);
  });
});

test('a suggestion is always a day or a moment that exists', () => {
  const part = fc.integer({ min: 0, max: 99 }).map(String);
  const mark = fc.constantFrom('-', '/', '.', '年', '月', ' ', '－', 'T', ':');
  fc.assert(
    fc.property(fc.array(fc.oneof(part, mark, fc.constant('2024'))), (pieces) => {
      const text = pieces.join('');
      const [day, moment] = [suggestDate(text, 'day'), suggestDate(text, 'moment')];
      expect(day === null || isDay(day)).toBe(true);
      expect(moment === null || isMoment(moment)).toBe(true);
    }),
  );
});

describe('a date that does not exist', () => {
  test.each([
    ['2025-02-29', '2025年2月只有28天'],
    ['2024-02-30', '2024年2月只有29天'],
    ['2024-11-31T00:00+08:00', '2024年11月只有30天'],
    ['2024-13-01', '月份是 01 到 12'],
    ['2024-11-00', '日期从 01 起'],
    ['2024-11-01', null],
    ['2024-11-1', null],
  ])('%s: %s', (text, reason) => {
    expect(impossibleDateReason(text)).toBe(reason);
  });
});
