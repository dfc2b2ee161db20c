import { createHash, createHmac, timingSafeEqual } from 'node:crypto';
import type { Instant } from '#lib/clock';
import { RECEIPT_BITS, writeReceipt } from '#lib/feedback/crypto/receipt';
import type { Submission } from '#lib/feedback/form/submission';
import type { Random } from '#lib/random';

/** For how long a token confirms what it signed, in milliseconds. */
export const TOKEN_LIFE = 24 * 3_600_000;

/** How far the clocks of two processes may stand apart, in milliseconds. */
const CLOCK_SLACK = 60_000;

const BITS = 16;
const ISSUED = 8;
const MAC = 32;

/** What a token says of itself, before anybody asked whether it is signed. */
export interface Token {
  /** 128 random bits. */
  readonly bits: Uint8Array;
  readonly issued: Instant;
  readonly mac: Uint8Array;
}

/** A token for the words that a writer is about to check: 128 new random bits, and a signature over both. */
export function makeToken(submission: Submission, key: Uint8Array, now: Instant, random: Random): string {
  const bits = random(BITS);
  const issued = Buffer.alloc(ISSUED);
  issued.writeBigUInt64BE(BigInt(now));
  return Buffer.concat([bits, issued, sign(bits, now, submission, key)]).toString('base64url');
}

/** Reads a token's parts; null when the text has not the shape of one. */
export function readToken(text: string): Token | null {
  if (!/^[\w-]{75}$/.test(text)) return null;
  const bytes = Buffer.from(text, 'base64url');
  if (bytes.byteLength !== BITS + ISSUED + MAC) return null;
  return {
    bits: bytes.subarray(0, BITS),
    issued: Number(bytes.readBigUInt64BE(BITS)),
    mac: bytes.subarray(BITS + ISSUED),
  };
}

/** Whether a token signs exactly these words, with one of these keys, within the last 24 hours. */
export function confirms(
  token: Token,
  submission: Submission,
  keys: readonly Uint8Array[],
  now: Instant,
): boolean {
  if (token.issued > now + CLOCK_SLACK || token.issued <= now - TOKEN_LIFE) return false;
  return keys.some((key) => timingSafeEqual(sign(token.bits, token.issued, submission, key), token.mac));
}

/**
 * The receipt of a token: the first 95 bits of a one-way function of its random bits alone, so that the same token
 * always has the same receipt, whatever key signed it.
 */
export function receiptOf({ bits }: Pick<Token, 'bits'>): string {
  const digest = createHash('sha256').update('receipt\0').update(bits).digest('hex');
  return writeReceipt(BigInt(`0x${digest}`) >> BigInt(256 - RECEIPT_BITS));
}

/** What the store keeps of a receipt: enough to find it, nothing to write it from. */
export function receiptHash(receipt: string): string {
  return createHash('sha256').update('stored receipt\0').update(receipt).digest('base64url');
}

function sign(bits: Uint8Array, issued: Instant, submission: Submission, key: Uint8Array): Uint8Array {
  const { notice, kind, item, message, name, contact } = submission;
  const words = [notice, kind, item?.anchor ?? null, item?.heading ?? null, message, name, contact];
  return createHmac('sha256', key)
    .update(bits)
    .update(JSON.stringify([issued, ...words]))
    .digest();
}
