import { hkdf } from '@noble/hashes/hkdf.js';
import { hmac } from '@noble/hashes/hmac.js';
import { sha256 } from '@noble/hashes/sha2.js';
import { bech32 } from '@scure/base';
import { labelledJson } from '#lib/feedback/crypto/json-hash';
import type { RecordHead } from '#lib/feedback/store/office/record-store';
import { SECRET_BYTES } from '#lib/office/values';

/** What the key of digests is derived under from the office's identity (HKDF, RFC 5869, its `info`). */
const KEY_LABEL = 'office: record digest';

/** The label, with its version, that the end of a record is digested under. */
const LABEL = 'office record digest 1';

/** Digits of a digest: 39 bits, few enough to write down, and too many to meet by chance. */
const DIGITS = 12;

const utf8 = (text: string) => new TextEncoder().encode(text);

/** Computes digests of a record's ends with one office's key. */
export type RecordDigest = (head: RecordHead) => string;

/**
 * Creates the function that computes the short digest of a record's end: twelve digits (HMAC-SHA-256, reduced), which only who
 * has the office's identity can compute, so that no server can look for another record with the same.
 * @param identity `AGE-SECRET-KEY-1…`
 */
export function recordDigests(identity: string): RecordDigest {
  const { bytes } = bech32.decodeToBytes(identity);
  const key = hkdf(sha256, bytes, utf8(''), utf8(KEY_LABEL), SECRET_BYTES);
  return ({ number, hash }) => {
    const mac = hmac(sha256, key, utf8(labelledJson(LABEL, { number, hash })));
    const value = mac.subarray(0, 8).reduce((sum, byte) => sum * 256n + BigInt(byte), 0n);
    return String(value % 10n ** BigInt(DIGITS)).padStart(DIGITS, '0');
  };
}

/** The digits of a digest as somebody typed it, in any width and with blanks; null where they are not twelve. */
export function parseDigest(typed: string): string | null {
  const digits = typed.normalize('NFKC').replace(/[\s-]/g, '');
  return /^\d{12}$/.test(digits) ? digits : null;
}

/** Groups a digest's digits by four, as it is shown and written down. */
export function formatDigest(digits: string): string {
  return digits.replace(/(\d{4})(?=\d)/g, '$1 ');
}
