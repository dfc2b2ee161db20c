import { chineseDay } from '#lib/notice/date';
import { oneLine, type Passage, passagesOf } from '#lib/notice/passages';
import type { Rule, RuleFinding } from '#lib/notice/rule';
import type { DisclosureWindow } from '#lib/notice/schema';
import { lineWith, type NoticeSource } from '#lib/notice/source';
import { type WindowStatement, windowStatements } from '#lib/notice/window-statement';

const ENDS = ['opens', 'closes'] as const;

/**
 * Where a text states the disclosure window, it states that of `notice.md`: the opening and `contact.md` must. An
 * item tells of other spans too, so one that names a span that reaches into the window is warned of, not corrected.
 */
export const windowInText: Rule = {
  name: 'window-in-text',
  *check(source) {
    const { notice } = source;
    if (!notice?.sound) return;
    const { window } = notice.meta;
    // A window with a mistake of its own is missing from `meta`: which days were meant cannot be told.
    if (!window && notice.has(['window'])) return;
    for (const passage of passagesOf(source)) {
      for (const statement of windowStatements(passage.text)) {
        if (speaksForNotice(passage, source)) {
          if (window) yield* differences(passage, statement, window);
          else yield unknownWindow(passage, statement);
        } else if (window && statement.named && reachesInto(window, statement)) {
          for (const { fix: _, ...finding } of differences(passage, statement, window)) {
            yield {
              ...finding,
              severity: 'warning',
              expected: `${finding.expected}；说的是另一件事，可以保留`,
            };
          }
        }
      }
    }
  },
};

/** The opening and `contact.md`. */
function speaksForNotice({ kind, source }: Passage, { notice, contact }: NoticeSource): boolean {
  return kind === 'body' && (source === notice || source === contact);
}

function reachesInto(window: DisclosureWindow, { opens, closes }: WindowStatement): boolean {
  return (opens?.day ?? window.opens) <= window.closes && (closes.day ?? window.closes) >= window.opens;
}

function* differences(
  { source, placeOf }: Passage,
  statement: WindowStatement,
  window: DisclosureWindow,
): Generator<RuleFinding> {
  for (const end of ENDS) {
    const date = statement[end];
    if (!date || date.day === window[end]) continue;
    const place = placeOf(date.index);
    const right = chineseDay(window[end]);
    yield {
      place,
      reason: `正文的公示期与 notice.md 的 window.${end} 不一致`,
      found: oneLine(date.words),
      expected: `${right}；如果正文是对的，就改正 window.${end}`,
      fix: date.words.includes('\n') ? undefined : lineWith(source, place, date.words.length, right),
    };
  }
}

function unknownWindow({ text, placeOf }: Passage, { start, end }: WindowStatement): RuleFinding {
  return {
    place: placeOf(start),
    reason: '正文写了公示期，notice.md 里却没有 window，页面上不会有意见反馈',
    found: oneLine(text.slice(start, end)),
    expected: '在 notice.md 里写 window，下面写 opens 和 closes',
  };
}
