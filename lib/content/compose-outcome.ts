import { picturesIn } from '#lib/content/markdown/picture-address';
import type { MarkdownSource, NoticeSource } from '#lib/content/source';
import type { Body, Outcome } from '#lib/model/notice';

/**
 * What became of the feedback, as a source without errors tells it; null when it tells nothing of it.
 * @param bodyOf the text of a file, null when it has none.
 */
export function composeOutcome(
  source: NoticeSource,
  bodyOf: (file: MarkdownSource<unknown>) => Body | null,
): Outcome | null {
  const { outcome } = source;
  if (!outcome?.meta.published) return null;
  const { published, counts = [], items = [], opinions = [] } = outcome.meta;
  return {
    published,
    counts,
    items: items.map(({ item, count }) => ({ item: item ?? null, count })),
    opinions: opinions.map(({ item, summary, from, taken, reply }) => ({
      item: item ?? null,
      summary,
      from: from ?? null,
      taken,
      reply: reply ?? null,
    })),
    body: bodyOf(outcome) ?? { html: '', text: '' },
    pictures: picturesOfOutcome(source),
  };
}

function picturesOfOutcome(source: NoticeSource): string[] {
  const shown = picturesIn(source).filter(({ path }) => source.pictures.has(path));
  const elsewhere = new Set(shown.filter(({ file }) => file !== source.outcome).map(({ path }) => path));
  return [...new Set(shown.map(({ path }) => path).filter((path) => !elsewhere.has(path)))].sort();
}
