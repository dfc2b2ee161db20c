import { textRule } from '#lib/content/language/text-rule';
import { findInvisibleCharacters, isUndefinedCharacter } from '#lib/model/text/visible-characters';

/** Texts contain no private use and no unassigned code points: each computer shows something else for them, or nothing. */
export const undefinedCharacter = textRule('undefined-character', {
  find: (text) => findInvisibleCharacters(text).filter(({ character }) => isUndefinedCharacter(character)),
  reason: '有统一编码里没有的字符，别人的电脑上显示成方框，或者别的字',
  expected: () => '照原稿重新输入这个字或者符号；是字体里的图标，就删去',
  correct: () => null,
});
