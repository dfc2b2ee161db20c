import { FIRST_HEADING_DEPTH } from '#lib/content/markdown/headings';
import { visit } from '#lib/content/markdown/tree/visit';
import type { Rule, RuleProblem } from '#lib/content/rule';
import { filesOf } from '#lib/content/sections';
import { lineOf, type MarkdownSource } from '#lib/content/source';

/** What a heading by marks begins with (CommonMark 0.31, 4.2): `#1机组` above a line of hyphens is none. */
const ATX = /^#{1,6}(?:[ \t\n]|$)/;

/** Headings in a text begin with `##`, go down one level at a time, and are written with `#` marks. */
export const headingLevel: Rule = {
  name: 'heading-level',
  *check(source) {
    for (const file of filesOf(source)) yield* problemsOf(file);
  },
};

function problemsOf(file: MarkdownSource<unknown>): RuleProblem[] {
  const problems: RuleProblem[] = [];
  let above = FIRST_HEADING_DEPTH - 1;
  visit(file.body, 'heading', ({ depth, position }) => {
    if (!position) return;
    const { line, column, offset } = position.start;
    const place = { file: file.file, line, column };
    const text = lineOf(file, line);
    if (!ATX.test(file.text.slice(offset, (offset ?? 0) + 7))) {
      const below = lineOf(file, position.end.line).trim();
      problems.push({
        place,
        reason: `这段文字的下一行是 ${below.slice(0, 3)}，文字会变成标题`,
        found: `${text} ⏎ ${below}`,
        expected: `要写标题，写成 ## ${text.trim()}，并删去下一行；要画分隔线，在它前面空一行`,
      });
      return;
    }
    const deepest = Math.max(above + 1, FIRST_HEADING_DEPTH);
    if (depth < FIRST_HEADING_DEPTH || depth > deepest) {
      const right = '#'.repeat(depth < FIRST_HEADING_DEPTH ? FIRST_HEADING_DEPTH : deepest);
      problems.push({
        place,
        reason: depth < FIRST_HEADING_DEPTH ? '正文里的标题用了 #，这一级是通报的总标题' : '标题跳过了一级',
        found: text,
        expected: `用 ${right} 开头`,
        fix: text.replace(/#+/, right),
      });
    }
    above = Math.max(FIRST_HEADING_DEPTH, depth);
  });
  return problems;
}
