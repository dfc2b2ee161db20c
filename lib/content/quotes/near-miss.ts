import { normalizeDigits } from '#lib/content/language/half-width';
import { hasVisibleCharacters } from '#lib/model/text/visible-characters';

/**
 * Finds the part of `text` that differs from `wanted` only in blanks, invisible characters, dashes, quotation marks or the width of marks:
 * likely the source of a quotation that was typed by hand. Null if there is none.
 */
export function findNearMiss(text: string, wanted: string): string | null {
  const { letters, offsets } = skeleton(text);
  const start = letters.indexOf(skeleton(wanted).letters);
  const first = offsets[start];
  const last = offsets[start + skeleton(wanted).letters.length - 1];
  return first === undefined || last === undefined ? null : text.slice(first, last + 1);
}

/**
 * Finds the part of `text` that differs from `wanted` only in digits, marks and blanks, such as a figure that was changed
 * in one place; null if there is none, or more than one.
 */
export function findNearMissInDigits(text: string, wanted: string): string | null {
  const sought = piecesOf(wanted);
  if (sought.filter(({ mark }) => /\p{L}/u.test(mark)).length < 2) return null;
  const marks = sought.map(({ mark }) => mark).join('');
  const pieces = piecesOf(text);
  const all = pieces.map(({ mark }) => mark).join('');
  // By the offset of its mark in `all`: a mark may be two units of UTF-16.
  const byOffset = new Map<number, number>();
  let length = 0;
  for (const [index, { mark }] of pieces.entries()) {
    byOffset.set(length, index);
    length += mark.length;
  }
  const found = new Set<string>();
  for (let at = all.indexOf(marks); at !== -1; at = all.indexOf(marks, at + marks.length)) {
    const first = byOffset.get(at) ?? 0;
    const start = pieces[first]?.start;
    const end = pieces[first + sought.length - 1]?.end;
    found.add(text.slice(start, end));
  }
  const [only, ...others] = found;
  return only !== undefined && others.length === 0 ? only : null;
}

/** A character or a number of a text. */
interface ComparedPiece {
  /** The character; `0` for any number. */
  readonly mark: string;
  readonly start: number;
  readonly end: number;
}

/** Splits a text into its characters and numbers, without marks and blanks. */
function piecesOf(text: string): ComparedPiece[] {
  return Array.from(text.matchAll(/(\p{N}+(?:[.,]\p{N}+)*)|[^\p{N}\p{P}\s]/gu), (match) => {
    const { 0: piece, 1: number, index } = match;
    return { mark: number === undefined ? piece : '0', start: index, end: index + piece.length };
  });
}

function skeleton(text: string): { letters: string; offsets: number[] } {
  const plain = normalizeDigits(text).replace(/[“”]/g, '"').replace(/[‘’]/g, "'");
  const visible = [...plain.matchAll(/./gsu)].filter(({ 0: character }) => hasVisibleCharacters(character));
  const offsets = visible.flatMap(({ 0: { length }, index }) =>
    Array.from({ length }, (_, unit) => index + unit),
  );
  return { letters: visible.map(([character]) => character).join(''), offsets };
}
