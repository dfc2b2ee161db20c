/** The words for “extension” between a telephone number and its extension: 转, 分机, 内线, ext.; half-width. */
const WORDS = '(?:转(?:接)?(?:分机)?号?|轉|分机号?|内线|ext\\.?|x|#)[ \\t]?:?[ \\t]?';
const DIGITS = '(\\d{1,6})(?!\\d)';

const BEHIND = new RegExp(
  `^(?:[ \\t]?\\((?:${WORDS})${DIGITS}\\)|[ \\t]?[,;]?[ \\t]?(?:${WORDS})${DIGITS})`,
  'i',
);
// Looking back: the blanks and brackets before it are tried once, and not from each of them.
const AT_END = new RegExp(`(?<![ \\t,;(])[ \\t,;(]*(?:${WORDS})${DIGITS}[ \\t)]*$`, 'i');

/** An extension as it is written behind a telephone number. */
export interface PhoneExtension {
  /** How many characters it takes with the words before it, and with its brackets. */
  readonly length: number;
  readonly digits: string;
}

/**
 * Returns the extension that a text behind a telephone number begins with: `转801`, `分机801`, `（内线801）`, ` ext. 801`. Null without
 * one.
 * @param behind half-width (`normalizeDigits`).
 */
export function extensionBehind(behind: string): PhoneExtension | null {
  const [words, inBrackets, digits = inBrackets] = BEHIND.exec(behind) ?? [];
  return words === undefined || digits === undefined ? null : { length: words.length, digits };
}

/** Writes the extension at the end of a number in the form that `contact.md` has: `0199-5550171（分机801）` with `转801`. */
export function withPlainExtension(number: string): string {
  return number.replace(AT_END, '转$1');
}
