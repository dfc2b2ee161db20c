import { memoizedByObject } from '#lib/content/memoize';
import type { Place } from '#lib/content/problem';
import type { NoticeFrontMatter } from '#lib/content/schema/written-schema';
import { sectionsOf } from '#lib/content/sections';
import {
  type KeyPath,
  lineOf,
  listedParts,
  type MarkdownSource,
  type NoticeSource,
  placeAt,
} from '#lib/content/source';

/** A text of a notice as readers see it: a title, a part's heading, or the body of a file. */
export interface Passage {
  kind: 'title' | 'body';
  file: MarkdownSource<unknown>;
  text: string;
  /** The place in the file of the character at `index` of `text`. */
  placeOf(index: number): Place;
}

/**
 * Lines of front matter, besides the title, that are drawn as text: those of `notice.md`, and those of an item. A document
 * number and a time limit have rules of their own.
 */
const LINES_OF_NOTICE = ['subject', 'addressee'];
const LINES_OF_ITEM = ['unit'];

/** Lists every text of a notice and of its outcome, file by file in reading order. Memoized. */
export const passagesOf = memoizedByObject(listPassages);

function listPassages(source: NoticeSource): readonly Passage[] {
  const { notice, outcome } = source;
  const own = sectionsOf(source).flatMap(({ file }) => [
    ...fileTexts(file),
    ...(file === notice ? LINES_OF_NOTICE : LINES_OF_ITEM).flatMap((key) => titlePassages(file, [key])),
    ...(notice && file === notice ? headingsOfParts(notice) : []),
  ]);
  return outcome ? [...own, ...outcomePassages(outcome)] : own;
}

/** Lists the titles and bodies of a notice's items and introductions. Memoized. */
export const itemPassages = memoizedByObject(listItemPassages);

function listItemPassages(source: NoticeSource): readonly Passage[] {
  return sectionsOf(source).flatMap(({ file }) =>
    file === source.notice || file === source.contact ? [] : fileTexts(file),
  );
}

function fileTexts(file: MarkdownSource<unknown>): Passage[] {
  return [...titlePassages(file, ['title']), bodyPassage(file)];
}

function headingsOfParts(notice: MarkdownSource<NoticeFrontMatter>): Passage[] {
  return listedParts(notice).flatMap(({ index }) => titlePassages(notice, ['parts', index, 'heading']));
}

/** Lists the summary and reply of each opinion in an outcome, and the outcome's body. */
function outcomePassages(outcome: MarkdownSource<unknown>): Passage[] {
  const opinions = outcome
    .listIndexes(['opinions'])
    .flatMap((index) => [
      ...titlePassages(outcome, ['opinions', index, 'summary']),
      ...titlePassages(outcome, ['opinions', index, 'reply']),
    ]);
  return [...opinions, bodyPassage(outcome)];
}

/** Makes a passage of a file's body, in which everything but prose is `MASK_CHARACTER`. */
export function bodyPassage(file: MarkdownSource<unknown>): Passage {
  return {
    kind: 'body',
    file,
    text: file.prose,
    placeOf: (index) => placeAt(file.file, file.text, index),
  };
}

/** Makes a passage of a one-line text in a file's front matter: one, or none. The schema refuses texts of several lines. */
export function titlePassages(file: MarkdownSource<unknown>, path: KeyPath): Passage[] {
  const text = file.textAt(path);
  if (text === null || text.includes('\n')) return [];
  const placeOf = (index: number) => {
    const start = file.valuePlace(path);
    const quoted = /["']/.test(lineOf(file, start.line).charAt(start.column - 1)) && !/^["']/.test(text);
    return { ...start, column: start.column + index + (quoted ? 1 : 0) };
  };
  return [{ kind: 'title', file, text, placeOf }];
}

/** Removes line breaks and `MASK_CHARACTER` characters from a text. */
export function toOneLine(words: string): string {
  return words.replace(/\s*\n\s*|\0/g, '');
}

const MOST_JOINED = 5;

/** Joins the distinct texts for a message: the first few, and how many there are if there are more. */
export function joinDistinct(words: readonly string[]): string {
  const distinct = [...new Set(words.map(toOneLine))];
  const named = distinct.slice(0, MOST_JOINED).join('、');
  return distinct.length > MOST_JOINED ? `${named}等${distinct.length}处` : named;
}
