import { visit } from '#lib/content/markdown/tree/visit';
import type { Rule } from '#lib/content/rule';
import { filesOf } from '#lib/content/sections';
import { hasVisibleCharacters } from '#lib/model/text/visible-characters';

/** Each picture has an alternative text, for those who cannot see it. */
export const pictureAlternative: Rule = {
  name: 'picture-alternative',
  *check(source) {
    for (const file of filesOf(source)) {
      if (!file.text.includes('![')) continue;
      const places: { line: number; column: number; words: string }[] = [];
      visit(file.body, ['image', 'imageReference'], (node) => {
        if ((node.type !== 'image' && node.type !== 'imageReference') || hasVisibleCharacters(node.alt ?? ''))
          return;
        const { start, end } = node.position ?? {};
        if (start) places.push({ ...start, words: file.text.slice(start.offset, end?.offset) });
      });
      for (const { line, column, words } of places) {
        yield {
          place: { file: file.file, line, column },
          reason: '图片没有文字说明，看不见图片的人不知道画的是什么',
          found: words,
          expected:
            '在方括号里用一句话说明图片的内容，例如 ![科普角：一间摆满图书的小屋](pictures/photo.png)',
        };
      }
    }
  },
};
