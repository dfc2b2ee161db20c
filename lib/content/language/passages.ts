import type { Place } from '#lib/content/problem';
import {
  itemFilesOf,
  lineOf,
  listedParts,
  type MarkdownSource,
  type NoticeSource,
  type Path,
  placeAt,
} from '#lib/content/source';

/** A run of a notice's words as a reader meets it: a title, a part's heading, or the text of a file. */
export interface Passage {
  kind: 'title' | 'body';
  source: MarkdownSource<unknown>;
  text: string;
  /** The place of the character at `index` of `text`. */
  placeOf(index: number): Place;
}

/** All that a reader reads of a notice, in the order of the text, and of its outcome. */
export function passagesOf(source: NoticeSource): Passage[] {
  const { notice, contact, outcome } = source;
  const passages: Passage[] = [];
  if (notice) {
    passages.push(...titleOf(notice, ['title']), bodyOf(notice));
    for (const { index } of listedParts(notice))
      passages.push(...titleOf(notice, ['parts', index, 'heading']));
  }
  passages.push(...itemPassages(source));
  if (contact) passages.push(bodyOf(contact));
  if (outcome) passages.push(...outcomePassages(outcome));
  return passages;
}

/** What an outcome says of each opinion, and its text. */
function outcomePassages(outcome: MarkdownSource<unknown>): Passage[] {
  const opinions = outcome
    .entries(['opinions'])
    .flatMap((index) => [
      ...titleOf(outcome, ['opinions', index, 'summary']),
      ...titleOf(outcome, ['opinions', index, 'reply']),
    ]);
  return [...opinions, bodyOf(outcome)];
}

/** The titles and texts of a notice's items and introductions. */
export function itemPassages(source: NoticeSource): Passage[] {
  return source.folders.flatMap(itemFilesOf).flatMap((item) => [...titleOf(item, ['title']), bodyOf(item)]);
}

/** The text of a file; what is not its words is `GAP`. */
export function bodyOf(source: MarkdownSource<unknown>): Passage {
  return {
    kind: 'body',
    source,
    text: source.prose,
    placeOf: (index) => placeAt(source.file, source.text, index),
  };
}

/** A text of a file's front matter: none, or one. One over several lines is refused, and has no places to tell. */
export function titleOf(source: MarkdownSource<unknown>, path: Path): Passage[] {
  const text = source.written(path);
  if (text === null || text.includes('\n')) return [];
  const placeOf = (index: number) => {
    const start = source.valuePlace(path);
    const quoted = /["']/.test(lineOf(source, start.line).charAt(start.column - 1)) && !/^["']/.test(text);
    return { ...start, column: start.column + index + (quoted ? 1 : 0) };
  };
  return [{ kind: 'title', source, text, placeOf }];
}

/** Words of a text without the editor's line breaks and without what is no word. */
export function oneLine(words: string): string {
  return words.replace(/\s*\n\s*|\0/g, '');
}

const MOST_NAMED = 5;

/** Words found in a text, each once, as one line: the first few, and how many more there are. */
export function listed(words: readonly string[]): string {
  const distinct = [...new Set(words.map(oneLine))];
  const named = distinct.slice(0, MOST_NAMED).join('、');
  return distinct.length > MOST_NAMED ? `${named}等${distinct.length}处` : named;
}
