import { type Passage, passagesOf } from '#lib/content/language/passages';
import { type StatedLength, windowLengths } from '#lib/content/language/window-length';
import { windowStatements } from '#lib/content/language/window-statement';
import { type HolidayTables, workingDaysIn } from '#lib/content/language/working-days';
import type { Severity } from '#lib/content/problem';
import type { Rule, RuleProblem } from '#lib/content/rule';
import type { NoticeSource } from '#lib/content/source';
import { chineseDay, daysBetween } from '#lib/model/date';
import {
  type DisclosureWindow,
  firstDayOf,
  isWindowInOrder,
  lastDayOf,
  periodsOf,
  type WindowPeriod,
} from '#lib/model/window';

/** Weekdays that the public holidays of a quarter may take: a greater difference is none of theirs. */
const HOLIDAYS = 7;
const QUARTER = 90;

/** Days by which 半个月 and 一个月 are counted differently. */
const LOOSE_DAYS = 1;

/**
 * The length of the disclosure window that the text states is that of the window in `notice.md`, first and last day
 * included: an error in the opening and in `contact.md` where it can be about nothing else. A length beside two days that
 * are not the window's is theirs, and `window-in-text` compares those. Working days are counted by the public holidays of
 * `site.yaml`, which are announced year by year: without those of a year staff are reminded to count.
 */
export const windowLength: Rule = {
  name: 'window-length',
  *check(source) {
    const window = source.notice?.meta.window;
    if (!window || !isWindowInOrder(window)) return;
    const holidays = source.office.holidays ?? [];
    for (const passage of passagesOf(source)) {
      for (const stated of passage.kind === 'body' ? windowLengths(passage.text) : []) {
        const periods = periodsBeside(passage.text, stated, window);
        const severity = severityOf(passage, stated, source);
        if (severity === null) continue;
        const problems = periods.map((period) => problemOf(stated, period, { severity, holidays }));
        const [found] = problems;
        if (found && !problems.includes(null))
          yield { place: passage.placeOf(stated.index), found: stated.raw, ...found };
      }
    }
  },
};

/** How severe a deviation is; null when the statement may well be about something else. */
function severityOf(
  { file }: Passage,
  { isNamed, isCertain }: StatedLength,
  { notice, contact, outcome }: NoticeSource,
): Severity | null {
  if (file === outcome) return null;
  if (file === notice || file === contact) return isCertain ? 'error' : 'warning';
  return isNamed ? 'warning' : null;
}

/**
 * The periods that a length may be about: of one whose sentence states two days, those of these days alone, and none where
 * they are no period's; else all, and one of them is enough.
 */
function periodsBeside(text: string, { index }: StatedLength, window: DisclosureWindow): WindowPeriod[] {
  const beside = windowStatements(text).filter(({ start, end, opens, closes, isBare }) => {
    if (isBare || !opens?.day || !closes.day) return false;
    const between = start > index ? text.slice(index, start) : text.slice(end, index);
    return !/[。；;\n]/.test(between);
  });
  return periodsOf(window).filter((period) =>
    beside.every(
      ({ opens, closes }) => opens?.day === firstDayOf(period) && closes.day === lastDayOf(period),
    ),
  );
}

function problemOf(
  stated: StatedLength,
  window: WindowPeriod,
  { severity, holidays }: { severity: Severity; holidays: HolidayTables },
): Omit<RuleProblem, 'place' | 'found'> | null {
  const total = daysBetween(firstDayOf(window), lastDayOf(window)) + 1;
  const span = `${chineseDay(firstDayOf(window))}至${chineseDay(lastDayOf(window))}，首尾都算共${total}天`;
  const keep = severity === 'warning' ? '；说的是另一件事，可以保留' : '';
  const wrong = {
    severity,
    reason: '正文写的公示期长度与 notice.md 的 window 不一致',
    expected: `${span}；如果正文是对的，就改正 window${keep}`,
  };
  if (stated.unit === 'working-day') {
    const { count, unknownYears } = workingDaysIn(window, holidays);
    if (unknownYears.length === 0) {
      const off = count - stated.count;
      if (off === 0 || (stated.isLeast && off > 0)) return null;
      const counted = `${span}，其中工作日${count}天`;
      return off === LOOSE_DAYS
        ? { ...wrong, severity: 'warning', expected: `${counted}；第一天不算在内的，可以保留${keep}` }
        : { ...wrong, expected: `${counted}；如果正文是对的，就改正 window${keep}` };
    }
    const weekdays = weekdaysIn(window);
    const isPossible =
      stated.count <= total &&
      (stated.isLeast || weekdays - stated.count <= HOLIDAYS * Math.ceil(total / QUARTER));
    if (!isPossible)
      return {
        ...wrong,
        expected: `${span}，其中星期一至星期五${weekdays}天；如果正文是对的，就改正 window${keep}`,
      };
    return {
      severity: 'warning',
      reason: '公示期按工作日写，检查不知道放假和调休的安排，没有数过',
      expected: `在 site.yaml 的 holidays 里写上${unknownYears.join('、')}年的放假安排，检查就会数；或者照国务院办公厅公布的放假安排数一遍：${span}，其中星期一至星期五${weekdays}天${keep}`,
    };
  }
  const difference = stated.unit === 'day' ? total - stated.count : monthsOff(window, stated.count, total);
  if (difference === 0 || (stated.isLeast && difference > 0)) return null;
  // Where the first day is not counted (民法典 第二百零一条), the window has a day more.
  return difference === LOOSE_DAYS
    ? { ...wrong, severity: 'warning', expected: `${span}；第一天不算在内的，可以保留${keep}` }
    : wrong;
}

/** By how many days the window differs from `months` months; 0 in each of the ways in which they are counted. */
function monthsOff(window: WindowPeriod, months: number, total: number): number {
  const date = new Date(`${firstDayOf(window)}T00:00:00Z`);
  const day = date.getUTCDate();
  date.setUTCDate(1);
  date.setUTCMonth(date.getUTCMonth() + months);
  const last = new Date(Date.UTC(date.getUTCFullYear(), date.getUTCMonth() + 1, 0)).getUTCDate();
  date.setUTCDate(Math.min(day, last));
  const off = daysBetween(date.toISOString().slice(0, 10), lastDayOf(window));
  const isMonthEnd = day === 1 && off === -1;
  return off === 0 || off === -1 || isMonthEnd || total === 30 * months ? 0 : off;
}

function weekdaysIn(window: WindowPeriod): number {
  const opens = firstDayOf(window);
  const first = new Date(`${opens}T00:00:00Z`).getUTCDay();
  const days = Array.from(
    { length: daysBetween(opens, lastDayOf(window)) + 1 },
    (_, index) => (first + index) % 7,
  );
  return days.filter((day) => day !== 0 && day !== 6).length;
}
