import { bodyPassage, joinDistinct, titlePassages } from '#lib/content/language/passages';
import { placeholderIn, placeholdersInProse } from '#lib/content/language/placeholders';
import type { Rule } from '#lib/content/rule';
import { filesOf } from '#lib/content/sections';
import { lastKeyOf } from '#lib/content/source';

/** The keys with prose, in which a name may be masked on purpose. */
const PROSE_KEYS = new Set<string | undefined>([
  'title',
  'heading',
  'finding',
  'done',
  'label',
  'quote',
  'summary',
  'reply',
]);

const MASKED = /^\p{Script=Han}.*(?:[xX×]|某)/u;

/**
 * Finds placeholders: an error in front matter; a warning in running text, and within longer prose in front matter,
 * where it may be a masked name.
 */
export const placeholder: Rule = {
  name: 'placeholder',
  *check(source) {
    for (const file of filesOf(source)) {
      for (const { path, value } of file.validTexts()) {
        const found = placeholderIn(value);
        if (!found) continue;
        const [title] = titlePassages(file, path);
        // A name of an outcome is masked on purpose: `王××`.
        if (!title || (lastKeyOf(path) === 'from' && MASKED.test(value))) continue;
        const meant = found.isPartOfText && PROSE_KEYS.has(lastKeyOf(path));
        yield {
          place: title.placeOf(found.index),
          severity: meant ? 'warning' : 'error',
          reason: meant ? '可能还有没有填写的内容' : '还有没有填写的内容',
          found: value === found.raw ? value : `${found.raw}（在“${value}”里）`,
          expected: meant ? '实际的内容；有意隐去的，可以保留' : '实际的内容；还不知道的项目先不写',
        };
      }
      const [first, ...rest] = placeholdersInProse(file.prose);
      if (!first) continue;
      yield {
        place: bodyPassage(file).placeOf(first.index),
        severity: 'warning',
        reason: '正文里可能还有没有填写的内容',
        found: joinDistinct([first, ...rest].map(({ raw }) => raw)),
        expected: '实际的内容',
      };
    }
  },
};
