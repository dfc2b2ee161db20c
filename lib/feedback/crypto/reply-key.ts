import { hkdfSync } from 'node:crypto';
import { bech32 } from '@scure/base';
import { recipientOfScalar } from '#lib/feedback/crypto/x25519-recipient';

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
  return bech32.encodeFromBytes(PREFIX, scalarOf(secret)).toUpperCase();
}

/** Derives the recipient of a receipt's reply key: what the office seals answers to. */
export function replyRecipientOf(secret: Uint8Array): string {
  return recipientOfScalar(scalarOf(secret));
}

function scalarOf(secret: Uint8Array): Uint8Array {
  return new Uint8Array(hkdfSync('sha256', secret, '', REPLY_KEY, LENGTH));
}
