import { hkdf } from '@noble/hashes/hkdf.js';
import { sha256 } from '@noble/hashes/sha2.js';
import { bech32 } from '@scure/base';

/** What the reply key is derived under from a receipt's secret (HKDF, RFC 5869, its `info`): the stored hash has another. */
const REPLY_KEY = 'receipt: reply key';

/** Bytes of an X25519 scalar: any are one (RFC 7748, 5). */
const LENGTH = 32;

/** The human-readable part of an identity (age-encryption.org/v1, X25519 recipient stanza). */
const PREFIX = 'AGE-SECRET-KEY-';

/**
 * Derives the reply key of a receipt: the X25519 identity of age to which answers to its writer are sealed. Whoever shows the
 * receipt has it; nothing that is stored yields it.
 * @param secret of the receipt (`createReceiptSecrets`).
 */
export function replyIdentityOf(secret: Uint8Array): string {
  return bech32.encodeFromBytes(PREFIX, replyScalarOf(secret)).toUpperCase();
}

/** Derives the X25519 scalar of a receipt's reply key. */
export function replyScalarOf(secret: Uint8Array): Uint8Array {
  return hkdf(sha256, secret, utf8(''), utf8(REPLY_KEY), LENGTH);
}

function utf8(text: string): Uint8Array {
  return new TextEncoder().encode(text);
}
