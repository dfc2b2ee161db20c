import { bodyPassage } from '#lib/content/language/passages';
import type { Rule } from '#lib/content/rule';
import { filesOf } from '#lib/content/sections';

const FOOTNOTE = /(?<!\\)\[\^([^\][\s]+)\]/g;
const REFERENCE = /(?<!\\)\[([^\][\n\0^][^\][\n\0]*)\]\[([^\][\n\0]*)\]/g;

/** Every cited footnote and every reference link has a definition, or its marks would appear in the text. */
export const referenceDefined: Rule = {
  name: 'reference-defined',
  *check(source) {
    for (const file of filesOf(source)) {
      if (!file.prose.includes('[')) continue;
      const { placeOf } = bodyPassage(file);
      for (const match of file.prose.matchAll(FOOTNOTE)) {
        yield {
          place: placeOf(match.index),
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
