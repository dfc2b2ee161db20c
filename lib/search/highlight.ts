import { isAttached, normaliseWithOffsets, textForms } from '#lib/search/normalise';

/** A text split into pieces, of which those that match a search are marked; joined they are the text. */
export type HighlightedText = readonly { readonly text: string; readonly isMatch: boolean }[];

/** Characters of an excerpt before its first match, and in all. */
const BEFORE = 14;
const LENGTH = 48;

/** So few characters of a block are not left out: an ellipsis says less and is no shorter. */
const FEW = 6;

/** Ends of sentences and of clauses, after which an excerpt preferably begins; the first are better. */
const ENDINGS = [/[。！？；\n]/, /[，、：,]/] as const;

/** A short excerpt from a text around what was searched for. */
export interface Excerpt {
  pieces: HighlightedText;
  /** Whether the text has more before and after it. */
  hasBefore: boolean;
  hasAfter: boolean;
}

/** A range of a text in UTF-16 units; `end` is exclusive. */
interface MatchRange {
  start: number;
  end: number;
}

/** Marks every match of `words`, which are normalised, in a text. */
export function highlight(text: string, words: readonly string[]): HighlightedText {
  return piecesOf(text, 0, text.length, merged(findMatches(text, words)));
}

/**
 * The excerpt that shows most of `words`, which are normalised; null where none of them matches. It stays within one
 * block of the text, such as a paragraph or a heading, unless a match itself goes on in the next.
 */
export function excerptFrom(text: string, words: readonly string[]): Excerpt | null {
  const matches = findMatches(text, words);
  const best = bestStart(text, matches);
  if (!best) return null;
  const ranges = merged(matches);
  const [first, last] = [blockStart(text, best.start), blockEnd(text, best.end)];
  const near = Math.max(excerptStart(text, best.start), first);
  const start = near - first <= FEW ? first : near;
  const far = Math.max(Math.min(start + LENGTH, last), best.end);
  const reached = last - far <= FEW ? Math.max(last, far) : far;
  const cut = ranges.find((range) => range.start < reached && range.end > reached);
  const end = characterStart(text, Math.min(text.length, cut?.end ?? reached));
  return {
    pieces: piecesOf(text, start, end, ranges),
    hasBefore: text.slice(0, start).trim() !== '',
    hasAfter: text.slice(end).trim() !== '',
  };
}

/** The empty line between two blocks of a text. */
const BETWEEN_BLOCKS = '\n\n';

function blockStart(text: string, offset: number): number {
  const gap = text.lastIndexOf(BETWEEN_BLOCKS, offset - 1);
  return gap === -1 || gap + BETWEEN_BLOCKS.length > offset ? 0 : gap + BETWEEN_BLOCKS.length;
}

function blockEnd(text: string, offset: number): number {
  const gap = text.indexOf(BETWEEN_BLOCKS, offset);
  return gap === -1 ? text.length : gap;
}

interface Match extends MatchRange {
  word: string;
}

/** Finds every match of every word, in the order of the text. */
function findMatches(text: string, words: readonly string[]): Match[] {
  const matches: Match[] = [];
  for (const form of textForms(text)) {
    const { normalised, starts, ends } = normaliseWithOffsets(form);
    for (const word of words) {
      for (let at = normalised.indexOf(word); at >= 0; at = normalised.indexOf(word, at + 1)) {
        matches.push({ word, start: starts[at] ?? 0, end: ends[at + word.length - 1] ?? 0 });
      }
    }
  }
  return matches.sort((a, b) => a.start - b.start || b.end - a.end);
}

/** The first match from which an excerpt would show most words. @param matches in the order of the text. */
function bestStart(text: string, matches: readonly Match[]): Match | null {
  // From the last to the first, which knows the next match of each word in linear time: a text may match at every character.
  const nextEnds = new Map<string, number>();
  let best: Match | null = null;
  let most = 0;
  let block = { start: Number.POSITIVE_INFINITY, end: text.length };
  for (let index = matches.length - 1; index >= 0; index -= 1) {
    const match = matches[index];
    if (!match) continue;
    nextEnds.set(match.word, Math.min(match.end, nextEnds.get(match.word) ?? match.end));
    // The next gap before this match is found anew only where there may be another: a text may be long.
    if (block.start > match.start)
      block = { start: blockStart(text, match.start), end: blockEnd(text, match.start) };
    const reached = Math.min(match.start - BEFORE + LENGTH, Math.max(block.end, match.end));
    let shown = 0;
    for (const end of nextEnds.values()) if (end <= reached) shown += 1;
    if (shown >= most) [best, most] = [match, shown];
  }
  return best;
}

/** Merges ranges that overlap or touch. */
function merged(ranges: readonly MatchRange[]): MatchRange[] {
  const result: MatchRange[] = [];
  for (const { start, end } of ranges) {
    const last = result.at(-1);
    if (last && start <= last.end) last.end = Math.max(last.end, end);
    else result.push({ start, end });
  }
  return result;
}

/** Where an excerpt around `offset` begins: at a sentence, or else a clause, that begins shortly before it. */
function excerptStart(text: string, offset: number): number {
  const earliest = Math.min(offset, characterStart(text, Math.max(0, offset - BEFORE)));
  if (earliest === 0) return 0;
  for (const ending of ENDINGS) {
    for (let at = earliest; at <= offset; at += 1) {
      if (ending.test(text[at - 1] ?? '')) return at;
    }
  }
  return earliest;
}

/** The first offset at or after `offset` that splits no character. */
function characterStart(text: string, offset: number): number {
  for (let at = offset; at < text.length; at += 1) {
    const isInside = /[\udc00-\udfff]/.test(text[at] ?? '') && at > 0;
    if (!isInside && !isAttached(String.fromCodePoint(text.codePointAt(at) ?? 0))) return at;
  }
  return text.length;
}

function piecesOf(text: string, start: number, end: number, ranges: readonly MatchRange[]): HighlightedText {
  const pieces: { text: string; isMatch: boolean }[] = [];
  let offset = start;
  const add = (upTo: number, isMatch: boolean) => {
    if (upTo > offset) pieces.push({ text: text.slice(offset, upTo), isMatch });
    offset = Math.max(offset, upTo);
  };
  for (const range of ranges) {
    if (range.end <= start || range.start >= end) continue;
    add(Math.min(range.start, end), false);
    add(Math.min(range.end, end), true);
  }
  add(end, false);
  return pieces;
}
