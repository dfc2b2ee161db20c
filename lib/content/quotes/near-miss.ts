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
  const pieces = wanted.match(/\p{N}+(?:[.,]\p{N}+)*|[^\p{N}\p{P}\s]/gu) ?? [];
  if (pieces.filter((piece) => /\p{L}/u.test(piece)).length < 2) return null;
  const pattern = pieces.map((piece) =>
    /\p{N}/u.test(piece) ? '\\p{N}+(?:[.,]\\p{N}+)*' : piece.replace(/[\^$+|]/, '\\$&'),
  );
  const found = text.match(new RegExp(pattern.join('[\\p{P}\\s]*'), 'gu')) ?? [];
  const [only, ...others] = new Set(found);
  return only !== undefined && others.length === 0 ? only : null;
}

function skeleton(text: string): { letters: string; offsets: number[] } {
  const plain = normalizeDigits(text).replace(/[“”]/g, '"').replace(/[‘’]/g, "'");
  const visible = [...plain.matchAll(/./gsu)].filter(({ 0: character }) => hasVisibleCharacters(character));
  const offsets = visible.flatMap(({ 0: { length }, index }) =>
    Array.from({ length }, (_, unit) => index + unit),
  );
  return { letters: visible.map(([character]) => character).join(''), offsets };
}
