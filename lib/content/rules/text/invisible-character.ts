import { textRule } from '#lib/content/language/text-rule';
import {
  findInvisibleCharacters,
  isUndefinedCharacter,
  removeInvisibleCharacters,
} from '#lib/model/text/visible-characters';

/** Texts contain no invisible characters but those that emoji and the like are made with. */
export const invisibleCharacter = textRule('invisible-character', {
  find: (text) => findInvisibleCharacters(text).filter(({ character }) => !isUndefinedCharacter(character)),
  reason: '有看不见的字符，会打乱显示、搜索和核对，多半是从别处粘贴来的',
  expected: () => '没有这些字符的文字',
  correct: removeInvisibleCharacters,
});
