import { bodyPassage, joinDistinct } from '#lib/content/language/passages';
import { MASK_CHARACTER } from '#lib/content/markdown/prose';
import type { Rule } from '#lib/content/rule';
import { filesOf } from '#lib/content/sections';
import { lineOf } from '#lib/content/source';
import {
  codePointName,
  findControlCharacters,
  removeControlCharacters,
} from '#lib/model/text/control-characters';

/** Texts contain no control characters. Front matter is checked by its schema. */
export const controlCharacter: Rule = {
  name: 'control-character',
  *check(source) {
    for (const file of filesOf(source)) {
      const found = findControlCharacters(file.prose).filter(({ character }) => character !== MASK_CHARACTER);
      const [first] = found;
      if (!first) continue;
      const place = bodyPassage(file).placeOf(first.index);
      yield {
        place,
        reason: '有看不见的控制字符，会打乱文字的显示，多半是从别处粘贴来的',
        found: joinDistinct(found.map(({ character }) => codePointName(character))),
        expected: '没有这些字符的文字；重新输入这一行最省事',
        fix: removeControlCharacters(lineOf(file, place.line)),
      };
    }
  },
};
