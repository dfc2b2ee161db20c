import { memoizedByObject } from '#lib/content/memoize';
import { type Issuers, issuersOf } from '#lib/model/issuers';
import type { Notice } from '#lib/model/notice';
import { type Excerpt, excerptFrom, type HighlightedText, highlight } from '#lib/search/highlight';
import { normalise, textForms } from '#lib/search/normalise';
import type { SearchPassage, SearchText } from '#lib/search/search-text';

/** The maximum number of excerpts shown of one notice. */
export const MAX_EXCERPTS = 3;

/** The fields of a notice that are searched besides its text. */
export type SearchedNotice = Pick<Notice, 'slug' | 'title'> & Issuers;

/** An excerpt from a passage of a notice, and where the passage is. */
export interface PassageExcerpt extends Excerpt {
  anchor: string | null;
  /** Its address, where it stands on another page than the notice's own. */
  address?: string | undefined;
  /** The heading of the passage's item or part. */
  heading: string;
}

/** A search hit: where in a notice the words were found, highlighted. */
export interface SearchHit {
  title: HighlightedText;
  /** Of each issuer, in their order. */
  issuers: readonly HighlightedText[];
  excerpts: readonly PassageExcerpt[];
  /** How many more passages match. */
  more: number;
}

/** Splits a query at whitespace into distinct normalised words. */
export function searchWords(q: string): string[] {
  return [...new Set(q.split(/\s+/).map(normalise))].filter((word) => word !== '');
}

/** Searches titles, issuers and texts of notices. It knows no time: the caller asks only about visible notices. */
export interface Search {
  /** Whether every word occurs somewhere in the notice. */
  matches(notice: SearchedNotice, words: readonly string[]): boolean;
  /** Where the words occur, with excerpts. */
  hit(notice: SearchedNotice, words: readonly string[]): SearchHit;
}

interface NormalisedPassage extends SearchPassage {
  /** Each form of its text, normalised, one a line. */
  normalised: string;
}

/** The passages of a text, normalised. Memoized: the search of the next build is made of mostly the same texts. */
const normalisedPassages = memoizedByObject(({ passages }: SearchText) =>
  passages.map(
    (passage): NormalisedPassage => ({
      ...passage,
      normalised: textForms(passage.text).map(normalise).join('\n'),
    }),
  ),
);

/**
 * Makes a search over `texts`. Texts are normalised once, titles and issuers when first asked about. A notice without a
 * text is searched by title and issuers alone.
 */
export function createSearch(texts: readonly SearchText[]): Search {
  const bySlug = new Map(texts.map((text) => [text.slug, normalisedPassages(text)]));
  const normalisedNames = new Map<string, string>();
  const normaliseName = (name: string): string => {
    const normalised = normalisedNames.get(name) ?? normalise(name);
    normalisedNames.set(name, normalised);
    return normalised;
  };
  const passagesOf = ({ slug }: SearchedNotice) => bySlug.get(slug) ?? [];
  return {
    matches: (notice, words) => {
      const names = [notice.title, ...issuersOf(notice)].map(normaliseName);
      const passages = passagesOf(notice);
      return words.every(
        (word) =>
          names.some((name) => name.includes(word)) ||
          passages.some((passage) => passage.normalised.includes(word)),
      );
    },
    hit: (notice, words) => {
      const matching = passagesOf(notice).filter(({ normalised }) =>
        words.some((word) => normalised.includes(word)),
      );
      const excerpts = bestPassages(matching, words).flatMap(({ anchor, address, place, text }) => {
        const excerpt = excerptFrom(text, words);
        return excerpt ? [{ ...excerpt, anchor, address, heading: place }] : [];
      });
      return {
        title: highlight(notice.title, words),
        issuers: issuersOf(notice).map((issuer) => highlight(issuer, words)),
        excerpts,
        more: matching.length - excerpts.length,
      };
    },
  };
}

/** Greedily chooses a few passages that together hold as many of the words as possible, in the order of the text. */
function bestPassages(passages: readonly NormalisedPassage[], words: readonly string[]): NormalisedPassage[] {
  const chosen = new Set<NormalisedPassage>();
  const uncovered = new Set(words);
  while (chosen.size < Math.min(MAX_EXCERPTS, passages.length)) {
    const left = passages.filter((passage) => !chosen.has(passage));
    const covered = (passage: NormalisedPassage) =>
      [...uncovered].filter((word) => passage.normalised.includes(word));
    const [first, ...others] = left;
    if (!first) break;
    const best = others.reduce(
      (one, other) => (covered(other).length > covered(one).length ? other : one),
      first,
    );
    chosen.add(best);
    for (const word of covered(best)) uncovered.delete(word);
  }
  return passages.filter((passage) => chosen.has(passage));
}
