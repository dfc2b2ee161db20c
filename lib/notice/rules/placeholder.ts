import { bodyOf, listed, titleOf } from '#lib/notice/passages';
import { placeholderIn, placeholdersInProse } from '#lib/notice/placeholders';
import type { Rule } from '#lib/notice/rule';
import { filesOf } from '#lib/notice/source';

/** Nothing is left to be filled in: an error in front matter, a warning in running text, where it may be meant. */
export const placeholder: Rule = {
  name: 'placeholder',
  *check(source) {
    for (const file of filesOf(source)) {
      for (const { path, value } of file.texts()) {
        const found = placeholderIn(value);
        const [title] = titleOf(file, path);
        if (!found || !title) continue;
        yield {
          place: title.placeOf(found.index),
          reason: '还有没有填写的内容',
          found: value === found.words ? value : `${found.words}（在“${value}”里）`,
          expected: '实际的内容；还不知道的项目先不写',
        };
      }
      const [first, ...rest] = placeholdersInProse(file.prose);
      if (!first) continue;
      yield {
        place: bodyOf(file).placeOf(first.index),
        severity: 'warning',
        reason: '正文里可能还有没有填写的内容',
        found: listed([first, ...rest].map(({ words }) => words)),
        expected: '实际的内容',
      };
    }
  },
};
