/** Crockford's base32: no I, L, O and U, which are read as other characters or as words. */
const ALPHABET = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';

/** Characters that stand for bits; one check character follows them. */
const CHARACTERS = 19;

/** Bits of a receipt. */
export const RECEIPT_BITS = CHARACTERS * 5;

/** Characters of each group in which a receipt is written. */
const GROUP = 4;

/** Multiplication by x in GF(32) with x⁵ = x² + 1: x generates all 31 values but zero. */
function timesX(value: number): number {
  const shifted = value << 1;
  return shifted > 31 ? shifted ^ 0b100101 : shifted;
}

/**
 * The check value of characters' values: the sum of each times a power of x that no other has. So it notices any
 * one wrong character, and any two that changed places.
 */
function checkOf(values: readonly number[]): number {
  return values.reduceRight((sum, value) => timesX(sum ^ value), 0);
}

/**
 * The receipt of 95 bits, `XXXX-XXXX-XXXX-XXXX-XXXX`: 19 characters of Crockford's base32 and a check character
 * from the same 32.
 * @param bits a number below 2⁹⁵.
 */
export function writeReceipt(bits: bigint): string {
  const values = Array.from({ length: CHARACTERS }, (_, index) =>
    Number((bits >> BigInt(5 * (CHARACTERS - 1 - index))) & 31n),
  );
  const characters = [...values, checkOf(values)].map((value) => ALPHABET[value]).join('');
  return characters.replace(new RegExp(`.{${GROUP}}(?=.)`, 'g'), '$&-');
}

/**
 * A receipt as somebody wrote it down, in its one true spelling; null when it is none. Forgives case, width,
 * blanks, dashes, O for 0, and I and L for 1.
 */
export function readReceipt(written: string): string | null {
  const characters = written
    .normalize('NFKC')
    .toUpperCase()
    .replace(/[\s\p{Dash}]/gu, '')
    .replace(/O/g, '0')
    .replace(/[IL]/g, '1');
  const values = Array.from(characters, (character) => ALPHABET.indexOf(character));
  if (values.length !== CHARACTERS + 1 || values.includes(-1)) return null;
  const bits = values.slice(0, -1);
  if (checkOf(bits) !== values.at(-1)) return null;
  return writeReceipt(bits.reduce((sum, value) => (sum << 5n) | BigInt(value), 0n));
}
