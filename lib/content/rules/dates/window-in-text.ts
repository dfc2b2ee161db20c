import { type Passage, passagesOf, toOneLine } from '#lib/content/language/passages';
import {
  EARLIER_WINDOW,
  type StatedDay,
  type WindowStatement,
  windowStatements,
} from '#lib/content/language/window-statement';
import type { Severity } from '#lib/content/problem';
import type { Rule, RuleProblem } from '#lib/content/rule';
import type { NoticeSource } from '#lib/content/source';
import { chineseDay, dayAfter } from '#lib/model/date';
import { type DisclosureWindow, firstDayOf, lastDayOf, opensBeforeItCloses } from '#lib/model/window';

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
    if (window && !opensBeforeItCloses(window)) return;
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
  const [first, last] = [firstDayOf(window), lastDayOf(window)];
  return (opens?.day ?? first) <= last && (closes.day ?? last) >= first;
}

function* differences(
  { placeOf }: Passage,
  statement: WindowStatement,
  window: DisclosureWindow,
): Generator<RuleProblem> {
  const days = { opens: firstDayOf(window), closes: lastDayOf(window) };
  for (const end of ENDS) {
    const date = statement[end];
    if (!date || isSameDay(date, days[end])) continue;
    if (end === 'closes' && statement.isBefore && isDayBefore(date, days.closes)) continue;
    const place = placeOf(date.index);
    const right = chineseDay(days[end]);
    yield {
      place,
      reason: `正文的公示期与 notice.md 的 window.${end} 不一致`,
      found: toOneLine(date.raw),
      expected: `${right}；如果正文是对的，就改正 window.${end}`,
    };
  }
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
