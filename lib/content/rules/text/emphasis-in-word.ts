import type { Emphasis } from 'mdast';
import { visit } from '#lib/content/markdown/tree/visit';
import type { Rule } from '#lib/content/rule';
import { filesOf } from '#lib/content/sections';
import { placeAt, replaceInLine } from '#lib/content/source';

const WORD = /[\p{L}\p{N}]/u;

/** Warns of single asterisks inside a word, such as `5*3*2米`: Markdown takes them for marks, and they vanish. */
export const emphasisInWord: Rule = {
  name: 'emphasis-in-word',
  *check(source) {
    for (const file of filesOf(source)) {
      if (!file.text.includes('*')) continue;
      for (const [start, end] of rangesIn(file.text, file.body)) {
        const words = file.text.slice(start, end);
        const place = placeAt(file.file, file.text, start);
        const escaped = `\\*${words.slice(1, -1)}\\*`;
        yield {
          place,
          severity: 'warning',
          reason: '词句中间的星号会当作标记，不会出现在页面上',
          found: file.text.slice(start - 1, end + 1),
          expected: '要写星号本身，前面加反斜杠；尺寸可以用乘号 ×',
          fix: words.includes('\n') ? undefined : replaceInLine(file, place, words.length, escaped),
        };
      }
    }
  },
};

/** Finds the ranges between single asterisks inside a word. */
function rangesIn(text: string, body: Parameters<typeof visit>[0]): [start: number, end: number][] {
  const spans: [number, number][] = [];
  visit(body, 'emphasis', ({ position }: Emphasis) => {
    const start = position?.start.offset ?? 0;
    const end = position?.end.offset ?? 0;
    const isInside = [start - 1, end].every((at) => WORD.test(text.charAt(at)));
    if (text.charAt(start) === '*' && isInside) spans.push([start, end]);
  });
  return spans;
}
