import { visit } from '#lib/content/markdown/tree/visit';
import type { Rule } from '#lib/content/rule';
import { filesOf } from '#lib/content/sections';
import { placeAt, replaceInLine } from '#lib/content/source';

/** What Markdown takes for the title of a link or picture, at its end (CommonMark 0.31, 6.3 and 4.7). */
const TITLE = /\s+(?:"[^"]*"|'[^']*'|\([^()]*\))\s*(\)?)$/;

/** Warns of titles of links and pictures: they cannot be seen on paper, by touch or by keyboard. */
export const linkTitle: Rule = {
  name: 'link-title',
  *check(source) {
    for (const file of filesOf(source)) {
      if (!/[\]<]/.test(file.text)) continue;
      const titled: { start: number; words: string }[] = [];
      visit(file.body, ['link', 'image', 'definition'], (node) => {
        if (!('title' in node) || !node.title) return;
        const start = node.position?.start.offset ?? 0;
        titled.push({ start, words: file.text.slice(start, node.position?.end.offset) });
      });
      for (const { start, words } of titled) {
        const place = placeAt(file.file, file.text, start);
        yield {
          place,
          severity: 'warning',
          reason: '链接或图片的地址后面写了说明，页面上不会显示',
          found: words,
          expected: '圆括号里只写地址；要让读者看到的话，写在正文里',
          fix: words.includes('\n')
            ? undefined
            : replaceInLine(file, place, words.length, words.replace(TITLE, '$1')),
        };
      }
    }
  },
};
