/** Crockford's base32, which leaves out I, L, O and U: they are read as other characters or as words. */
const ALPHABET = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';

/** Characters that encode bits; one check character follows them. */
const CHARACTERS = 19;

/** Random bits of a receipt of letters. */
export const LETTERS_RECEIPT_BITS = CHARACTERS * 5;

/** Characters in a group. */
const GROUP = 4;

/** Multiplication by x in GF(32) with x⁵ = x² + 1: x generates all 31 values but zero. */
function timesX(value: number): number {
  const shifted = value << 1;
  return shifted > 31 ? shifted ^ 0b100101 : shifted;
}

/**
 * The check value over the characters' values: the sum of each times its own power of x, so that it detects any one
 * wrong character and any two transposed ones.
 */
function checkOf(values: readonly number[]): number {
  return values.reduceRight((sum, value) => timesX(sum ^ value), 0);
}

/**
 * Formats 95 bits as a receipt of the earlier form, `XXXX-XXXX-XXXX-XXXX-XXXX`: 19 characters of Crockford's base32 and a
 * check character.
 * @param bits a number below 2⁹⁵.
 */
export function formatLettersReceipt(bits: bigint): string {
  const values = Array.from({ length: CHARACTERS }, (_, index) =>
    Number((bits >> BigInt(5 * (CHARACTERS - 1 - index))) & 31n),
  );
  const characters = [...values, checkOf(values)].map((value) => ALPHABET[value]).join('');
  return characters.replace(new RegExp(`.{${GROUP}}(?=.)`, 'g'), '$&-');
}

/**
 * Parses a receipt of the earlier form and returns its canonical form; null when it is none, or its check character is wrong.
 * @param characters its characters alone, in capitals.
 */
export function parseLettersReceipt(characters: string): string | null {
  const values = Array.from(characters, (character) => ALPHABET.indexOf(character));
  if (values.length !== CHARACTERS + 1 || values.includes(-1)) return null;
  const bits = values.slice(0, -1);
  if (checkOf(bits) !== values.at(-1)) return null;
  return formatLettersReceipt(bits.reduce((sum, value) => (sum << 5n) | BigInt(value), 0n));
}
