import type { NoticeFrontMatter } from '#lib/content/schema/written-schema';
import { lineOf, type MarkdownSource } from '#lib/content/source';

/** Sets `published` in the text of `notice.md`: replaces its line, or adds one below `source`. */
export function withPublished(notice: MarkdownSource<NoticeFrontMatter>, moment: string): string {
  const lines = notice.text.split('\n');
  const line = `published: ${moment}`;
  if (notice.hasKey(['published'])) {
    const place = notice.keyPlace(['published']);
    const remark = /\s+#.*$/.exec(lineOf(notice, place.line))?.[0] ?? '';
    lines[place.line - 1] = line + remark;
  } else {
    lines.splice(notice.valuePlace(['source']).line, 0, line);
  }
  return lines.join('\n');
}
