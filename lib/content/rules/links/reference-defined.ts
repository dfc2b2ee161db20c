import { bodyPassage } from '#lib/content/language/passages';
import type { Rule } from '#lib/content/rule';
import { filesOf } from '#lib/content/sections';
import { lineOf } from '#lib/content/source';

const FOOTNOTE = /(?<!\\)\[\^([^\][\s]+)\]/g;
/** A note whose mark ends with another colon, which makes a paragraph of it. */
const OTHER_COLON = /^[ \t]*(\[\^[^\][\s]+\])[ \t]*[：﹕∶][ \t]*/;
const REFERENCE = /(?<!\\)\[([^\][\n\0^][^\][\n\0]*)\]\[([^\][\n\0]*)\]/g;

/** Every cited footnote and every reference link has a definition, or its marks would appear in the text. */
export const referenceDefined: Rule = {
  name: 'reference-defined',
  *check(source) {
    for (const file of filesOf(source)) {
      if (!file.prose.includes('[')) continue;
      const { placeOf } = bodyPassage(file);
      const misspelled = new Set(file.text.split('\n').flatMap((line) => OTHER_COLON.exec(line)?.[1] ?? []));
      for (const match of file.prose.matchAll(FOOTNOTE)) {
        const place = placeOf(match.index);
        const line = lineOf(file, place.line);
        if (OTHER_COLON.exec(line)?.[1] === match[0] && line.slice(0, place.column - 1).trim() === '') {
          yield {
            place,
            reason: '脚注的注释用了中文冒号，不会当作注释',
            found: line,
            expected: `${match[0]} 后面用英文冒号，再空一格`,
            fix: line.replace(OTHER_COLON, '$1: '),
          };
          continue;
        }
        if (misspelled.has(match[0])) continue;
        yield {
          place,
          reason: '脚注没有写注释',
          found: match[0],
          expected: `在同一个文件的末尾写一行注释，例如 ${match[0]}: 注释的文字`,
        };
      }
      for (const match of file.prose.matchAll(REFERENCE)) {
        const name = match[2] || match[1];
        yield {
          place: placeOf(match.index),
          reason: '链接没有写地址',
          found: match[0],
          expected: `在同一个文件的末尾写一行 [${name}]: 地址；不是链接，就在方括号前加反斜杠`,
        };
      }
    }
  },
};
