import { toHalfWidth } from '#lib/content/language/half-width';
import { bodyPassage } from '#lib/content/language/passages';
import { FIRST_HEADING_DEPTH } from '#lib/content/markdown/headings';
import type { Rule } from '#lib/content/rule';
import { filesOf } from '#lib/content/sections';
import { lineOf } from '#lib/content/source';

/** A single mark before a digit is a number, as in `#1机组`, and stays as it is written. */
const MARK = /^ {0,3}(?![#＃][ \t]*\d)(?:#{1,6}(?=[^#\s\0])|[#＃]*＃+[ \t]*)/gm;

/** Warns of lines that look like headings but are not: no blank after `##`, or full-width marks. */
export const headingMark: Rule = {
  name: 'heading-mark',
  *check(source) {
    for (const file of filesOf(source)) {
      if (!/^ {0,3}[#＃]/m.test(file.prose)) continue;
      for (const match of file.prose.matchAll(MARK)) {
        const place = bodyPassage(file).placeOf(match.index);
        const line = lineOf(file, place.line);
        yield {
          place,
          severity: 'warning',
          reason: '这一行像标题，但写法不对，会原样出现在页面上',
          found: line,
          expected: '半角的 ##，后面空一格',
          // A single mark would be the notice's own title.
          fix: line.replace(
            /^\s*([#＃]+)\s*/,
            (_, marks: string) => `${toHalfWidth(marks).padEnd(FIRST_HEADING_DEPTH, '#')} `,
          ),
        };
      }
    }
  },
};
