import { visit } from '#lib/content/markdown/tree/visit';
import type { Rule } from '#lib/content/rule';
import { filesOf } from '#lib/content/sections';
import { lineOf } from '#lib/content/source';

/** No line begins with a tab or four blanks, which Markdown renders as a code block. */
export const indentedText: Rule = {
  name: 'indented-text',
  *check(source) {
    for (const file of filesOf(source)) {
      if (!/^(?: {4}| {0,3}\t)/m.test(file.text)) continue;
      const lines: { first: number; last: number }[] = [];
      visit(file.body, 'code', ({ position }) => {
        if (!position) return;
        const raw = file.text.slice(position.start.offset, position.end.offset);
        if (!/^\s*(?:```|~~~)/.test(raw)) lines.push({ first: position.start.line, last: position.end.line });
      });
      for (const { first, last } of lines) {
        const line = lineOf(file, first);
        const others = last > first ? `（到第${last}行）` : '';
        yield {
          place: { file: file.file, line: first, column: 1 },
          reason: `这一行开头有制表符或四个以上的空格${others}，会变成程序代码的样子`,
          found: line.replace(/^[ \t]+/, (blanks) => blanks.replace(/\t/g, '⇥').replace(/ /g, '·')),
          expected: '段落顶格写，页面会自己排版',
          fix: line.trimStart(),
        };
      }
    }
  },
};
