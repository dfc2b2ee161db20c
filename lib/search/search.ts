import type { Notice } from '#lib/model/notice';
import { type Excerpt, excerptFrom, type HighlightedText, highlight } from '#lib/search/highlight';
import { normalise } from '#lib/search/normalise';
import type { SearchPassage, SearchText } from '#lib/search/search-text';

/** Most quotations of one notice in a list of what was found. */
export const EXCERPTS_SHOWN = 3;

/** What of a notice a search looks at besides its text. */
export type SearchedNotice = Pick<Notice, 'slug' | 'title' | 'issuer'>;

/** A quotation, and where in the notice it stands. */
export interface PassageExcerpt extends Excerpt {
  anchor: string | null;
  place: string;
}

/** Why a notice was found. */
export interface SearchHit {
  title: HighlightedText;
  issuer: HighlightedText;
  places: readonly PassageExcerpt[];
  /** How many more passages hold what was searched for. */
  more: number;
}

/** The words of a search, as they are compared: those between blanks, each once. */
export function searchWords(q: string): string[] {
  return [...new Set(q.split(/\s+/).map(normalise))].filter((word) => word !== '');
}

/** Looks words up in notices' titles, issuers and texts. It knows no time: whom it is asked about is shown. */
export interface Search {
  /** Whether every word stands somewhere in the notice. */
  finds(notice: SearchedNotice, words: readonly string[]): boolean;
  /** Where the words stand, quoted. */
  quote(notice: SearchedNotice, words: readonly string[]): SearchHit;
}

interface FoldedPassage extends SearchPassage {
  folded: string;
}

/**
 * A search in `texts`, which are folded once, like the titles and issuers of the notices that it is asked about. A
 * notice without a text is searched by its title and issuer.
 */
export function searchIn(texts: readonly SearchText[]): Search {
  const bySlug = new Map(
    texts.map(({ slug, passages }) => [
      slug,
      passages.map((passage): FoldedPassage => ({ ...passage, folded: normalise(passage.text) })),
    ]),
  );
  const foldedNames = new Map<string, string>();
  const foldName = (name: string): string => {
    const folded = foldedNames.get(name) ?? normalise(name);
    foldedNames.set(name, folded);
    return folded;
  };
  const passagesOf = ({ slug }: SearchedNotice) => bySlug.get(slug) ?? [];
  return {
    finds: (notice, words) => {
      const names = [foldName(notice.title), foldName(notice.issuer)];
      const passages = passagesOf(notice);
      return words.every(
        (word) =>
          names.some((name) => name.includes(word)) ||
          passages.some((passage) => passage.folded.includes(word)),
      );
    },
    quote: (notice, words) => {
      const held = passagesOf(notice).filter(({ folded }) => words.some((word) => folded.includes(word)));
      const places = tellingOf(held, words).flatMap(({ anchor, place, text }) => {
        const quotation = excerptFrom(text, words);
        return quotation ? [{ ...quotation, anchor, place }] : [];
      });
      return {
        title: highlight(notice.title, words),
        issuer: highlight(notice.issuer, words),
        places,
        more: held.length - places.length,
      };
    },
  };
}

/** A few passages that together show as many of the words as can be, in the order of the text. */
function tellingOf(passages: readonly FoldedPassage[], words: readonly string[]): FoldedPassage[] {
  const chosen = new Set<FoldedPassage>();
  const unshown = new Set(words);
  while (chosen.size < Math.min(EXCERPTS_SHOWN, passages.length)) {
    const left = passages.filter((passage) => !chosen.has(passage));
    const telling = (passage: FoldedPassage) => [...unshown].filter((word) => passage.folded.includes(word));
    const [first, ...others] = left;
    if (!first) break;
    const best = others.reduce(
      (one, other) => (telling(other).length > telling(one).length ? other : one),
      first,
    );
    chosen.add(best);
    for (const word of telling(best)) unshown.delete(word);
  }
  return passages.filter((passage) => chosen.has(passage));
}
