import { passagesOf } from '#lib/content/language/passages';
import { starRunsIn } from '#lib/content/markdown/star-runs';
import type { Rule } from '#lib/content/rule';
import { lineOf } from '#lib/content/source';

const MARKS =
  /\*\*|__|~~|`|\*[^*\s][^*]*\*|!?\[[^\]]*\]\([^)]*\)|^#{1,6}\s|<\/?[A-Za-z][^>]*>|&(?:[a-z]+|#\d+);/;

/** Stands for an asterisk that masks. */
const HIDDEN = '\0';

/** Titles are plain text: Markdown or HTML marks in front matter would appear on the page. */
export const titleMarks: Rule = {
  name: 'title-marks',
  *check(source) {
    for (const { kind, text, file, placeOf } of passagesOf(source)) {
      const match = kind === 'title' ? MARKS.exec(withMasksHidden(text)) : null;
      if (!match) continue;
      const place = placeOf(match.index);
      const line = lineOf(file, place.line).trim();
      yield {
        place,
        reason: '标题里有 Markdown 或 HTML 的标记，会原样出现在页面上',
        found: match[0],
        expected: '标题只写文字',
        fix: line.includes(text)
          ? line.replace(text, () => plain(withMasksHidden(text)).replaceAll(HIDDEN, '*'))
          : undefined,
      };
    }
  },
};

/** The title with each asterisk of a mask, which is no mark of Markdown, replaced. */
function withMasksHidden(title: string): string {
  return starRunsIn(title)
    .filter(({ meaning }) => meaning === 'text')
    .reduce(
      (text, { start, end }) => text.slice(0, start) + HIDDEN.repeat(end - start) + text.slice(end),
      title,
    );
}

function plain(text: string): string {
  return text
    .replace(/!?\[([^\]]*)\]\([^)]*\)/g, '$1')
    .replace(/<\/?[A-Za-z][^>]*>|\*\*|__|~~|`|^#{1,6}\s+/g, '')
    .replace(/\*([^*\s][^*]*)\*/g, '$1')
    .replace(/&nbsp;/g, '')
    .replace(/&amp;/g, '&');
}
