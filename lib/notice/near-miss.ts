import { plainDigits } from '#lib/notice/half-width';

/**
 * The words of `text` that differ from `wanted` only in blanks, in wide or narrow marks, in dashes or in the
 * kind of quotation marks: what an author who copied `wanted` by hand most likely meant. Null if there are none.
 */
export function nearMiss(text: string, wanted: string): string | null {
  const { letters, offsets } = skeleton(text);
  const start = letters.indexOf(skeleton(wanted).letters);
  const first = offsets[start];
  const last = offsets[start + skeleton(wanted).letters.length - 1];
  return first === undefined || last === undefined ? null : text.slice(first, last + 1);
}

function skeleton(text: string): { letters: string; offsets: number[] } {
  const plain = plainDigits(text).replace(/[“”]/g, '"').replace(/[‘’]/g, "'");
  const offsets = [...plain.matchAll(/\S/g)].map((match) => match.index);
  return { letters: plain.replace(/\s/g, ''), offsets };
}
