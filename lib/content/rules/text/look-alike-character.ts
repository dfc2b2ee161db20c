import { joinDistinct } from '#lib/content/language/passages';
import { textRule } from '#lib/content/language/text-rule';
import { codePointName } from '#lib/model/text/control-characters';
import { findLookAlikes, toUnifiedIdeographs } from '#lib/model/text/unified-ideographs';

/**
 * Texts contain no radicals and compatibility characters in place of Chinese characters: they look the same, and no
 * search finds them. Common in text copied from PDF files.
 */
export const lookAlikeCharacter = textRule('look-alike-character', {
  find: findLookAlikes,
  reason: '有样子相同、编码不同的字，读者搜索不到，多半是从 PDF 复制来的',
  expected: (found) => {
    const characters = found.map(({ character }) => character);
    const pairs = characters.map(
      (character) => `${toUnifiedIdeographs(character)}（现在是 ${codePointName(character)}）`,
    );
    return `通用的字：${joinDistinct(pairs)}`;
  },
  correct: toUnifiedIdeographs,
});
