import { normalizeDigits } from '#lib/content/language/half-width';

/**
 * The words of `text` that differ from `wanted` only in blanks, in wide or narrow marks, in dashes or in the
 * kind of quotation marks: what an author who copied `wanted` by hand most likely meant. Null if there are none.
 */
export function findNearMiss(text: string, wanted: string): string | null {
  const { letters, offsets } = skeleton(text);
  const start = letters.indexOf(skeleton(wanted).letters);
  const first = offsets[start];
  const last = offsets[start + skeleton(wanted).letters.length - 1];
  return first === undefined || last === undefined ? null : text.slice(first, last + 1);
}

/**
 * The words of `text` that differ from `wanted` only in digits, marks and blanks, such as a figure that was changed
 * in one place; null if there are none, or several.
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
  const offsets = [...plain.matchAll(/\S/g)].map((match) => match.index);
  return { letters: plain.replace(/\s/g, ''), offsets };
}
