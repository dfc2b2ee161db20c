import { picturesIn } from '#lib/content/markdown/picture-address';
import type { MarkdownSource, NoticeSource } from '#lib/content/source';
import type { Body, Outcome, TextLink } from '#lib/model/notice';

/** A text, and its links. */
export interface LinkedBody {
  body: Body;
  links: readonly TextLink[];
  /** The telephone numbers and mailboxes that it links. */
  linked: readonly string[];
}

/**
 * Composes the published outcome from a source without errors; null when it has none.
 * @param bodyOf the text of a file with its links, null when it has none.
 */
export function composeOutcome(
  source: NoticeSource,
  bodyOf: (file: MarkdownSource<unknown>) => LinkedBody | null,
): Outcome | null {
  const { outcome } = source;
  if (!outcome?.meta.published) return null;
  const text = bodyOf(outcome);
  const { published, counts = [], items = [], ratings = [], opinions = [] } = outcome.meta;
  return {
    published,
    counts,
    items: items.map(({ item, count }) => ({ item: item ?? null, count })),
    ratings,
    opinions: opinions.map(({ item, summary, from, taken, reply }) => ({
      item: item ?? null,
      summary,
      from: from ?? null,
      taken,
      reply: reply ?? null,
    })),
    body: text?.body ?? { html: '', text: '' },
    pictures: picturesOfOutcome(source),
    links: text?.links ?? [],
  };
}

function picturesOfOutcome(source: NoticeSource): string[] {
  const shown = picturesIn(source).filter(({ path }) => source.pictures.has(path));
  const elsewhere = new Set(shown.filter(({ file }) => file !== source.outcome).map(({ path }) => path));
  return [...new Set(shown.map(({ path }) => path).filter((path) => !elsewhere.has(path)))].sort();
}
