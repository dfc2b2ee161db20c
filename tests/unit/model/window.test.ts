import { describe, expect, test } from 'vitest';
import { chineseMinute, dayOf, instantOf } from '#lib/model/date';
import { phaseAt } from '#lib/model/phase';
import {
  closedInWords,
  closingInWords,
  firstDayOf,
  lastDayOf,
  nextOpeningInWords,
  openingInWords,
  periodIndexAt,
  windowEnd,
  windowInWords,
  windowStart,
} from '#lib/model/window';

const to = (closes: string) => ({ opens: '2020-01-01', closes });

describe('the closing moment in words', () => {
  test.each([
    ['2025-02-28', '2025年2月28日（星期五）23:59（北京时间）'],
    ['2024-02-29', '2024年2月29日（星期四）23:59（北京时间）'],
    ['2024-12-31', '2024年12月31日（星期二）23:59（北京时间）'],
    ['2025-01-01', '2025年1月1日（星期三）23:59（北京时间）'],
    ['2025-03-02', '2025年3月2日（星期日）23:59（北京时间）'],
    ['2025-11-10', '2025年11月10日（星期一）23:59（北京时间）'],
  ])('is the last minute in which feedback is taken, its weekday and the time zone: %s', (closes, words) => {
    expect(closingInWords(to(closes))).toBe(`意见反馈截止时间：${words}`);
    const facts = { published: '2020-01-01T00:00+08:00', window: to(closes), withdrawn: null };
    const lastMinute = instantOf(`${closes}T23:59:59+08:00`);
    expect([phaseAt(facts, lastMinute), phaseAt(facts, lastMinute + 1000)]).toEqual(['open', 'closed']);
  });

  test.each([
    ['2025-02-28T17:00:00+08:00', '2025年2月28日（星期五）16:59（北京时间）'],
    ['2025-03-01T00:00:00+08:00', '2025年2月28日（星期五）23:59（北京时间）'],
    ['2025-03-01T00:01:00+08:00', '2025年3月1日（星期六）00:00（北京时间）'],
    ['2025-02-28T12:00:30+08:00', '2025年2月28日（星期五）12:00（北京时间）'],
    ['2025-02-28T16:00:00Z', '2025年2月28日（星期五）23:59（北京时间）'],
  ])('follows from the first instant after the end, whatever its hour: %s', (end, words) => {
    expect(chineseMinute(instantOf(end) - 1)).toBe(words);
  });
});

test('the ends of a window in words name the days of its instants', () => {
  const window = { opens: '2024-11-01', closes: '2025-02-28' };
  expect(windowStart(window)).toBe(instantOf('2024-11-01T00:00:00+08:00'));
  expect(windowEnd(window)).toBe(instantOf('2025-03-01T00:00:00+08:00'));
  expect(openingInWords(window)).toBe('意见反馈将于2024年11月1日（星期五）0:00（北京时间）开始');
  expect(closedInWords(window)).toBe('公示期已于2025年2月28日结束');
});

describe('a window with hours', () => {
  const window = { opens: '2024-11-01T08:30+08:00', closes: '2025-02-28T17:30+08:00' };
  const facts = { published: '2024-10-01T00:00+08:00', window, withdrawn: null };

  test.each([
    ['2024-11-01T08:29:59+08:00', 'upcoming'],
    ['2024-11-01T08:30:00+08:00', 'open'],
    ['2025-02-28T17:29:59+08:00', 'open'],
    ['2025-02-28T17:30:00+08:00', 'closed'],
  ])('is at %s %s', (moment, phase) => {
    expect(phaseAt(facts, instantOf(moment))).toBe(phase);
  });

  test('names its minutes, of which the last is the one at which it closes', () => {
    expect(windowInWords(window)).toBe('2024年11月1日 08:30至2025年2月28日 17:30');
    expect(openingInWords(window)).toBe('意见反馈将于2024年11月1日（星期五）08:30（北京时间）开始');
    expect(closingInWords(window)).toBe('意见反馈截止时间：2025年2月28日（星期五）17:30（北京时间）');
    expect(closedInWords(window)).toBe('公示期已于2025年2月28日 17:30结束');
  });

  test('is counted in days by those on which feedback is taken', () => {
    expect([firstDayOf(window), lastDayOf(window)]).toEqual(['2024-11-01', '2025-02-28']);
    expect([windowStart(window), windowEnd(window)].map(dayOf)).toEqual(['2024-11-01', '2025-02-28']);
  });
});

describe('a window of several periods', () => {
  const window = {
    opens: '2024-11-01',
    closes: '2024-11-07',
    name: '公示',
    further: [
      { opens: '2024-12-02T09:00+08:00', closes: '2024-12-06', name: '征求意见' },
      { opens: '2025-01-10', closes: '2025-01-12' },
    ],
  };
  const facts = { published: '2024-10-01T00:00+08:00', window, withdrawn: null };

  test.each([
    ['2024-10-31T23:59:59+08:00', 'upcoming', 0],
    ['2024-11-07T23:59:59+08:00', 'open', 0],
    ['2024-11-08T00:00:00+08:00', 'upcoming', 1],
    ['2024-12-02T09:00:00+08:00', 'open', 1],
    ['2024-12-07T00:00:00+08:00', 'upcoming', 2],
    ['2025-01-12T23:59:59+08:00', 'open', 2],
    ['2025-01-13T00:00:00+08:00', 'closed', 2],
  ])('is at %s %s, of its period %i', (moment, phase, index) => {
    expect([phaseAt(facts, instantOf(moment)), periodIndexAt(window, instantOf(moment))]).toEqual([
      phase,
      index,
    ]);
  });

  test('is named with all of them, and ends with the last', () => {
    expect(windowInWords(window)).toBe(
      '2024年11月1日至2024年11月7日（公示）；2024年12月2日 09:00至2024年12月6日（征求意见）；2025年1月10日至2025年1月12日',
    );
    expect(closedInWords(window)).toBe('公示期已于2025年1月12日结束');
    expect([firstDayOf(window), lastDayOf(window)]).toEqual(['2024-11-01', '2025-01-12']);
  });

  test('tells between two when the one closed and when the next opens', () => {
    expect(nextOpeningInWords(window, 0)).toBe(openingInWords(window));
    expect(nextOpeningInWords(window, 1)).toBe(
      '公示期已于2024年11月7日结束，下一次意见反馈将于2024年12月2日（星期一）09:00（北京时间）开始',
    );
  });
});
