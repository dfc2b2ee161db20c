import type { Place } from '#lib/content/problem';
import type { NoticeFrontMatter } from '#lib/content/schema/written-schema';
import { sectionsOf } from '#lib/content/sections';
import {
  lineOf,
  listedParts,
  type MarkdownSource,
  type NoticeSource,
  type Path,
  placeAt,
} from '#lib/content/source';

/** A text of a notice as readers see it: a title, a part's heading, or the body of a file. */
export interface Passage {
  kind: 'title' | 'body';
  source: MarkdownSource<unknown>;
  text: string;
  /** The place in the file of the character at `index` of `text`. */
  placeOf(index: number): Place;
}

/** Lists every text of a notice and of its outcome, file by file in reading order. */
export function passagesOf(source: NoticeSource): Passage[] {
  const { notice, outcome } = source;
  const own = sectionsOf(source).flatMap(({ file }) => [
    ...fileTexts(file),
    ...(notice && file === notice ? headingsOfParts(notice) : []),
  ]);
  return outcome ? [...own, ...outcomePassages(outcome)] : own;
}

/** Lists the titles and bodies of a notice's items and introductions. */
export function itemPassages(source: NoticeSource): Passage[] {
  return sectionsOf(source).flatMap(({ file }) =>
    file === source.notice || file === source.contact ? [] : fileTexts(file),
  );
}

function fileTexts(file: MarkdownSource<unknown>): Passage[] {
  return [...titleOf(file, ['title']), bodyOf(file)];
}

function headingsOfParts(notice: MarkdownSource<NoticeFrontMatter>): Passage[] {
  return listedParts(notice).flatMap(({ index }) => titleOf(notice, ['parts', index, 'heading']));
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
