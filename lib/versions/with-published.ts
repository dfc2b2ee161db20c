import type { NoticeFrontMatter } from '#lib/content/schema/written-schema';
import { lineOf, type MarkdownSource } from '#lib/content/source';

/** The text of `notice.md` with its moment of publication set: its line replaced, or one added below the source. */
export function withPublished(notice: MarkdownSource<NoticeFrontMatter>, moment: string): string {
  const lines = notice.text.split('\n');
  const line = `published: ${moment}`;
  if (notice.has(['published'])) {
    const place = notice.keyPlace(['published']);
    const remark = /\s+#.*$/.exec(lineOf(notice, place.line))?.[0] ?? '';
    lines[place.line - 1] = line + remark;
  } else {
    lines.splice(notice.valuePlace(['source']).line, 0, line);
  }
  return lines.join('\n');
}
