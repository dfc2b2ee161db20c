import { type Passage, passagesOf, toOneLine } from '#lib/content/language/passages';
import { EARLIER_WINDOW } from '#lib/content/language/window-forms';
import {
  type StatedDay,
  type WindowStatement,
  windowStatements,
} from '#lib/content/language/window-statement';
import type { Severity } from '#lib/content/problem';
import type { Rule, RuleProblem } from '#lib/content/rule';
import type { NoticeSource } from '#lib/content/source';
import { chineseDay, dayAfter } from '#lib/model/date';
import {
  type DisclosureWindow,
  firstDayOf,
  isWindowInOrder,
  lastDayOf,
  periodsOf,
  type WindowPeriod,
} from '#lib/model/window';

const ENDS = ['opens', 'closes'] as const;

/**
 * A disclosure window stated in the text is the same as in `notice.md`: an error in the opening and in `contact.md`. Items
 * may be about other periods, so a different one that overlaps the window is only a warning.
 */
export const windowInText: Rule = {
  name: 'window-in-text',
  *check(source) {
    const { notice } = source;
    if (!notice?.hasValidYaml) return;
    const { window } = notice.meta;
    // A window with a mistake of its own is missing from `meta`: which days were meant cannot be told.
    if (!window && notice.hasKey(['window'])) return;
    if (window && !isWindowInOrder(window)) return;
    for (const passage of passagesOf(source)) {
      for (const statement of windowStatements(passage.text)) {
        const severity = severityOf(passage, statement, source);
        if (severity === 'error') {
          if (window) yield* differences(passage, statement, window);
          else yield unknownWindow(passage, statement);
        } else if (severity === 'warning' && window) {
          for (const { expected, ...rest } of differences(passage, statement, window)) {
            yield { ...rest, severity, expected: `${expected}；说的是另一件事，可以保留` };
          }
        }
      }
    }
  },
};

/** Words behind two days for what came of them: 收到意见12条, 采纳, 进行了公示. */
const RESULT = /^[^。；;\n]{0,40}?(?:收到|采纳|共|了|无异议|没有|[\d０-９]+[条件人次项名])/;

/** How severe a deviation is; null when the statement may well be about another period. */
function severityOf(
  { kind, file, text }: Passage,
  statement: WindowStatement,
  { notice, contact }: NoticeSource,
): Severity | null {
  if (statement.isBare) return file === contact ? 'warning' : null;
  const isOther = EARLIER_WINDOW.test(text.slice(0, statement.start));
  if (file === contact) return isOther ? 'warning' : 'error';
  const window = notice?.meta.window;
  const overlaps = window !== undefined && overlapsWith(window, statement);
  if (kind === 'body' && file === notice) {
    if (statement.isNamed) return isOther ? 'warning' : 'error';
    const isPast = RESULT.test(text.slice(statement.end));
    return overlaps ? (isOther || isPast ? 'warning' : 'error') : null;
  }
  return statement.isNamed && overlaps ? 'warning' : null;
}

function overlapsWith(window: DisclosureWindow, { opens, closes }: WindowStatement): boolean {
  return periodsOf(window).some((period) => {
    const [first, last] = [firstDayOf(period), lastDayOf(period)];
    return (opens?.day ?? first) <= last && (closes.day ?? last) >= first;
  });
}

/** The position of the period that a statement is about: of the first one of those from which it differs least. */
export function statedPeriodIndex(statement: WindowStatement, window: DisclosureWindow): number {
  const counts = periodsOf(window).map((period) => differingEnds(statement, period).length);
  return counts.indexOf(Math.min(...counts));
}

/** The ends of a period from which a statement differs. */
function differingEnds(statement: WindowStatement, period: WindowPeriod): (typeof ENDS)[number][] {
  const days = { opens: firstDayOf(period), closes: lastDayOf(period) };
  return ENDS.filter((end) => {
    const date = statement[end];
    if (!date || isSameDay(date, days[end])) return false;
    return !(end === 'closes' && statement.isBefore && isDayBefore(date, days.closes));
  });
}

function* differences(
  { placeOf }: Passage,
  statement: WindowStatement,
  window: DisclosureWindow,
): Generator<RuleProblem> {
  const index = statedPeriodIndex(statement, window);
  const period = periodsOf(window)[index] ?? window;
  for (const end of differingEnds(statement, period)) {
    const date = statement[end] ?? statement.closes;
    const name = keyOfPeriod(index, end);
    yield {
      place: placeOf(date.index),
      reason: `正文的公示期与 notice.md 的 ${name} 不一致`,
      found: toOneLine(date.raw),
      expected: `${chineseDay(end === 'opens' ? firstDayOf(period) : lastDayOf(period))}；如果正文是对的，就改正 ${name}`,
    };
  }
}

/** The key of a period's end, as messages name it: `window.closes`, `window.further 第1项的 closes`. */
export function keyOfPeriod(index: number, end: 'opens' | 'closes'): string {
  return index === 0 ? `window.${end}` : `window.further 第${index}项的 ${end}`;
}

/** Whether a stated day is `day`; one without a year is, in whatever year. */
function isSameDay({ day: stated, monthDay }: StatedDay, day: string): boolean {
  return stated === day || (monthDay !== null && day.endsWith(`-${monthDay}`));
}

/** “…前” may mean the day itself or the one before it. */
function isDayBefore(date: StatedDay, day: string): boolean {
  return isSameDay(date, dayAfter(day));
}

function unknownWindow({ text, placeOf }: Passage, { start, end }: WindowStatement): RuleProblem {
  return {
    place: placeOf(start),
    reason: '正文写了公示期，notice.md 里却没有 window，页面上不会有意见反馈',
    found: toOneLine(text.slice(start, end)),
    expected: '在 notice.md 里写 window，下面写 opens 和 closes',
  };
}
