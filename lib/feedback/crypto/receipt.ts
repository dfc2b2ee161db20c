import { parseLettersReceipt } from '#lib/feedback/crypto/receipt-letters';
import { verhoeffDigit } from '#lib/feedback/crypto/verhoeff';

/** The form of a receipt: 25 digits, or the 20 characters of base32 that were shown before there were digits. */
export type ReceiptForm = 'digits' | 'letters';

/** A receipt in one of its forms. */
export interface Receipt {
  readonly form: ReceiptForm;
  /** In its canonical form: `12345 12345 12345 12345 12345`, or `XXXX-XXXX-XXXX-XXXX-XXXX`. */
  readonly text: string;
}

/**
 * The result of parsing a receipt: `valid`; `mistyped`, about as long as one but with a wrong check character or length;
 * `none` for any other text.
 */
export type ParsedReceipt =
  | { readonly state: 'valid'; readonly receipt: Receipt }
  | { readonly state: 'mistyped' }
  | { readonly state: 'none' };

/** Digits that are random; a check digit follows them. */
const RANDOM_DIGITS = 24;

/** How many receipts of digits there are: 24 random digits carry 79.7 bits. */
export const DIGITS_RECEIPTS = 10n ** BigInt(RANDOM_DIGITS);

/** Lengths that are taken for a receipt with a slip: of either form, with up to two characters too few or too many. */
const LIKE_ONE = /^[0-9A-Z]{18,27}$/;

/**
 * Formats a number as a receipt, `12345 12345 12345 12345 12345`: 24 digits and Verhoeff's check digit.
 * @param value below `DIGITS_RECEIPTS`.
 */
export function formatReceipt(value: bigint): string {
  const digits = value.toString().padStart(RANDOM_DIGITS, '0');
  return `${digits}${verhoeffDigit(digits)}`.replace(/.{5}(?=.)/g, '$& ');
}

/** Splits a receipt's text into the groups in which it is shown; those of letters keep their hyphens. */
export function receiptGroups({ form, text }: Receipt): string[] {
  return text.split(form === 'digits' ? ' ' : /(?<=-)/);
}

/**
 * The characters of a receipt as somebody typed it, in capitals of one width: without blanks, dashes, punctuation, and its
 * label, with which it is copied from a line of its file.
 */
export function typedCharacters(written: string): string {
  return written
    .normalize('NFKC')
    .toUpperCase()
    .replace(/[\s\p{Dash}\p{Punctuation}\p{Default_Ignorable_Code_Point}]/gu, '')
    .replace(/^回执号/, '');
}

/** Parses a receipt as somebody typed it. Forgives what `typedCharacters` leaves out, O for 0, and I and L for 1. */
export function parseReceipt(written: string): ParsedReceipt {
  const characters = typedCharacters(written).replace(/O/g, '0').replace(/[IL]/g, '1');
  const digits = parseDigits(characters);
  if (digits !== null) return { state: 'valid', receipt: { form: 'digits', text: digits } };
  const letters = parseLettersReceipt(characters);
  if (letters !== null) return { state: 'valid', receipt: { form: 'letters', text: letters } };
  return LIKE_ONE.test(characters) ? { state: 'mistyped' } : { state: 'none' };
}

function parseDigits(characters: string): string | null {
  if (!/^\d{25}$/.test(characters)) return null;
  const formatted = formatReceipt(BigInt(characters.slice(0, RANDOM_DIGITS)));
  return formatted.at(-1) === characters.at(-1) ? formatted : null;
}

/** Most characters of what was typed that are shown again: two receipts, one pasted behind the other. */
const SHOWN = 50;

/**
 * Splits what was typed as a receipt into groups, to be compared with the one that was copied: fives, or fours where it has
 * letters of the earlier form. Of what is not even like a receipt only the digits are given; none where there are none.
 */
export function typedGroups(written: string): { characters: 'digits' | 'letters'; groups: string[] } {
  const typed = typedCharacters(written);
  const isLikeOne = parseReceipt(written).state !== 'none';
  const characters = isLikeOne && /\D/.test(typed) ? 'letters' : 'digits';
  // O, I and L are taken for digits.
  const group = isLikeOne && /[^\dOIL]/.test(typed) ? /.{1,4}/g : /.{1,5}/g;
  const shown = isLikeOne ? typed : typed.replace(/\D/g, '');
  const groups = shown.slice(0, SHOWN).match(group) ?? [];
  return { characters, groups: shown.length > SHOWN ? [...groups, '……'] : groups };
}
