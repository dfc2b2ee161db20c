import { normalizeDigits } from '#lib/content/language/half-width';
import { hasVisibleCharacters } from '#lib/model/text/visible-characters';

/**
 * Finds the part of `text` that differs from `wanted` only in blanks, invisible characters, dashes, quotation marks or the width of marks:
 * likely the source of a quotation that was typed by hand. Null if there is none.
 */
export function findNearMiss(text: string, wanted: string): string | null {
  return partsLike(text, visiblePieces(text), visiblePieces(wanted))[0] ?? null;
}

/**
 * Finds the part of `text` that differs from `wanted` only in digits, marks and blanks, such as a figure that was changed
 * in one place; null if there is none, or more than one.
 */
export function findNearMissInDigits(text: string, wanted: string): string | null {
  const sought = wordPieces(wanted);
  if (sought.filter(({ mark }) => /\p{L}/u.test(mark)).length < 2) return null;
  const [only, ...others] = new Set(partsLike(text, wordPieces(text), sought));
  return only !== undefined && others.length === 0 ? only : null;
}

/** A piece of a text as it is compared. */
interface ComparedPiece {
  /** Equal for pieces that count as the same. */
  readonly mark: string;
  readonly start: number;
  readonly end: number;
}

/** Splits a text into its visible characters: quotation marks and widths count as the same. */
function visiblePieces(text: string): ComparedPiece[] {
  const plain = normalizeDigits(text).replace(/[“”]/g, '"').replace(/[‘’]/g, "'");
  return Array.from(plain.matchAll(/./gsu), ({ 0: mark, index }) => ({
    mark,
    start: index,
    end: index + mark.length,
  })).filter(({ mark }) => hasVisibleCharacters(mark));
}

/** Splits a text into its characters and numbers, without marks and blanks: all numbers count as the same. */
function wordPieces(text: string): ComparedPiece[] {
  return Array.from(text.matchAll(/(\p{N}+(?:[.,]\p{N}+)*)|[^\p{N}\p{P}\s]/gu), (match) => {
    const { 0: piece, 1: number, index } = match;
    return { mark: number === undefined ? piece : '0', start: index, end: index + piece.length };
  });
}

/** Lists the parts of a text, none within another, whose pieces are the sought ones. */
function partsLike(
  text: string,
  pieces: readonly ComparedPiece[],
  sought: readonly ComparedPiece[],
): string[] {
  const marks = sought.map(({ mark }) => mark).join('');
  if (marks === '') return [];
  const all = pieces.map(({ mark }) => mark).join('');
  // By the offset of its mark in `all`: a mark may be two units of UTF-16.
  const byOffset = new Map<number, number>();
  let length = 0;
  for (const [index, { mark }] of pieces.entries()) {
    byOffset.set(length, index);
    length += mark.length;
  }
  const found: string[] = [];
  for (let at = all.indexOf(marks); at !== -1; at = all.indexOf(marks, at + marks.length)) {
    const first = byOffset.get(at) ?? 0;
    found.push(text.slice(pieces[first]?.start, pieces[first + sought.length - 1]?.end));
  }
  return found;
}
