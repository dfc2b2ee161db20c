import { visit } from 'unist-util-visit';
import type { Rule } from '#lib/notice/rule';
import { filesOf, lineOf } from '#lib/notice/source';

/** Texts are Markdown alone: raw HTML, comments and scripts are refused. One report a line. */
export const rawHtml: Rule = {
  name: 'raw-html',
  *check(source) {
    for (const file of filesOf(source)) {
      if (!file.text.includes('<')) continue;
      const found = new Map<number, { column: number; value: string }>();
      visit(file.body, 'html', ({ value, position }) => {
        const { line, column } = position?.start ?? { line: 1, column: 1 };
        if (!found.has(line)) found.set(line, { column, value });
      });
      for (const [line, { column, value }] of found) {
        const comment = value.startsWith('<!--');
        yield {
          place: { file: file.file, line, column },
          reason: comment ? '正文里有 HTML 注释' : '正文里有 HTML 代码',
          found: value.split('\n', 1)[0],
          expected: comment
            ? '删去注释，正文里只写要公布的内容'
            : '只用 Markdown 书写；要写尖括号本身，前面加反斜杠',
          fix: withoutTags(lineOf(file, line)),
        };
      }
    }
  },
};

/** The line without its HTML; undefined when nothing but HTML is in it, or script whose words are no text. */
function withoutTags(line: string): string | undefined {
  if (/<\/?(?:script|style|iframe|object|svg)/i.test(line)) return undefined;
  const rest = line.replace(/<!--.*?(?:-->|$)|<\/?[a-z][^>]*>/gi, '').trimEnd();
  return rest.trim() === '' ? undefined : rest;
}
