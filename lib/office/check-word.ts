import { hkdf } from '@noble/hashes/hkdf.js';
import { sha256 } from '@noble/hashes/sha2.js';

/** What the check word is derived under from the office's identity (HKDF, RFC 5869, its `info`). */
const CHECK_WORD = 'office: check word';

/** Digits of a check word. */
const DIGITS = 6;

/**
 * Derives the check word of the recovery sheet: six digits that stand on paper alone, so that whoever types them has
 * printed the sheet. They tell nothing of the identity, and prove nothing to anybody else.
 * @param identity of the office.
 */
export function checkWordOf(identity: string): string {
  const utf8 = (text: string) => new TextEncoder().encode(text);
  const bytes = hkdf(sha256, utf8(identity), utf8(''), utf8(CHECK_WORD), 8);
  const number = new DataView(bytes.buffer, bytes.byteOffset).getBigUint64(0) % 10n ** BigInt(DIGITS);
  return String(number).padStart(DIGITS, '0');
}

/** Whether somebody typed the check word of an identity: width, blanks and hyphens do not count. */
export function isCheckWord(written: string, identity: string): boolean {
  return written.normalize('NFKC').replaceAll(/[\s\p{Pd}\p{Cf}]/gu, '') === checkWordOf(identity);
}
