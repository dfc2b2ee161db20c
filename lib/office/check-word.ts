import { hkdf } from '@noble/hashes/hkdf.js';
import { sha256 } from '@noble/hashes/sha2.js';
import { normalisePassphrase } from '#lib/office/passphrase';

/** What the check word is derived under from the office's identity (HKDF, RFC 5869, its `info`). */
const CHECK_WORD = 'office: check word';

/** Likewise the digits of a recipient, from the recipient. */
const RECIPIENT = 'office: recipient';

/**
 * Derives the check word of the recovery sheet: six digits that stand on paper alone, so that whoever types them has
 * printed the sheet. They tell nothing of the identity, and prove nothing to anybody else.
 * @param identity of the office.
 */
export function checkWordOf(identity: string): string {
  return digitsOf(identity, CHECK_WORD, 6);
}

/**
 * Derives digits from a recipient (`age1…`) by which people compare it aloud: four groups of four, 53 bits. The page, the
 * sheet and the server's command show the same.
 */
export function recipientDigits(recipient: string): string {
  return digitsOf(recipient, RECIPIENT, 16).replace(/\d{4}(?=\d)/g, '$& ');
}

/** Whether somebody typed the check word of an identity: width, blanks and hyphens do not count. */
export function isCheckWord(written: string, identity: string): boolean {
  return normalisePassphrase(written) === checkWordOf(identity);
}

/** Derives so many decimal digits from a text (HKDF-SHA256). Of 128 bits, so that all are equally likely. */
function digitsOf(text: string, info: string, digits: number): string {
  const utf8 = (of: string) => new TextEncoder().encode(of);
  const bytes = hkdf(sha256, utf8(text), utf8(''), utf8(info), 16);
  const number = bytes.reduce((sum, byte) => sum * 256n + BigInt(byte), 0n);
  return String(number % 10n ** BigInt(digits)).padStart(digits, '0');
}
