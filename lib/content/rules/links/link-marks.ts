import { toHalfWidth } from '#lib/content/language/half-width';
import { bodyPassage } from '#lib/content/language/passages';
import type { Rule } from '#lib/content/rule';
import { filesOf } from '#lib/content/sections';
import { replaceInLine } from '#lib/content/source';

const WIDE =
  /[!！]?[[［][^[\]［］\n\0]+[\]］][ \t]?[（(](?:https?[:：]|#|\/|mailto[:：]|tel[:：]|pictures\/)[^）)\n]*[）)]/g;
const LOOSE = /!?\[[^[\]\n\0]*\]\((?:[^()\n\0]|\([^()\n\0]*\))*\)/g;

/** Links and pictures have valid Markdown syntax, or their marks would appear in the text. */
export const linkMarks: Rule = {
  name: 'link-marks',
  *check(source) {
    for (const file of filesOf(source)) {
      if (!/[[［]/.test(file.prose)) continue;
      const { placeOf } = bodyPassage(file);
      for (const match of file.prose.matchAll(LOOSE)) {
        const place = placeOf(match.index);
        yield {
          place,
          reason: '链接或图片没有写对，会原样出现在页面上',
          found: match[0],
          expected: '圆括号里只写地址；地址里有空格的，用尖括号把它括起来，或者给文件改名',
          fix: / /.test(match[0])
            ? replaceInLine(file, place, match[0].length, inAngles(match[0]))
            : undefined,
        };
      }
      for (const match of file.prose.matchAll(WIDE)) {
        if (new RegExp(LOOSE.source).test(match[0])) continue;
        const place = placeOf(match.index);
        yield {
          place,
          reason: '链接或图片用了全角括号，会原样出现在页面上',
          found: match[0],
          expected: '半角的方括号和圆括号，中间没有空格',
          fix: replaceInLine(file, place, match[0].length, withAsciiMarks(match[0])),
        };
      }
    }
  },
};

/** An address that has blanks inside stands between angle brackets (CommonMark 0.31, 6.3). */
function inAngles(words: string): string {
  return words.replace(/\]\((.*)\)$/, (_, written: string) => {
    const address = written.trim();
    return / /.test(address) ? `](<${address}>)` : `](${address})`;
  });
}

function withAsciiMarks(words: string): string {
  const [, mark = '', label = '', address = ''] =
    /^([!！]?)[[［](.*)[\]］][ \t]?[（(](.*)[）)]$/.exec(words) ?? [];
  return `${toHalfWidth(mark)}[${label}](${toHalfWidth(address)})`;
}
