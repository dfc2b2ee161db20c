import { createHmac, timingSafeEqual } from 'node:crypto';
import type { Instant } from '#lib/clock';
import { TOKEN_BITS_BYTES } from '#lib/feedback/crypto/receipt-derivation';
import type { Submission } from '#lib/feedback/form/submission';
import type { Random } from '#lib/random';

/** How long a token is valid, in milliseconds. */
export const TOKEN_LIFETIME = 24 * 3_600_000;

/** Clock skew allowed between two processes, in milliseconds. */
const CLOCK_SLACK = 60_000;

const BITS = TOKEN_BITS_BYTES;
const ISSUED = 8;
const MAC = 32;

/** A parsed token whose signature was not verified yet. */
export interface Token {
  /** 128 random bits. */
  readonly bits: Uint8Array;
  readonly issued: Instant;
  readonly mac: Uint8Array;
}

/** The texts that a token signs, in order; their number and the first tell what the token is for. */
export type SignedTexts = readonly (string | null)[];

/** Issues a token for a submission: 128 random bits and an HMAC over them, the moment and the words. */
export function issueToken(submission: Submission, key: Uint8Array, now: Instant, random: Random): string {
  return issueTokenFor(textsOf(submission), key, now, random);
}

/** Issues a token for texts, which confirms these and no others. */
export function issueTokenFor(texts: SignedTexts, key: Uint8Array, now: Instant, random: Random): string {
  const bits = random(BITS);
  const issued = Buffer.alloc(ISSUED);
  issued.writeBigUInt64BE(BigInt(now));
  return Buffer.concat([bits, issued, sign(bits, now, texts, key)]).toString('base64url');
}

/** Parses a token without verifying it; null when the text has not its shape. */
export function parseToken(text: string): Token | null {
  if (!/^[\w-]{75}$/.test(text)) return null;
  const bytes = Buffer.from(text, 'base64url');
  if (bytes.byteLength !== BITS + ISSUED + MAC) return null;
  return {
    bits: bytes.subarray(0, BITS),
    issued: Number(bytes.readBigUInt64BE(BITS)),
    mac: bytes.subarray(BITS + ISSUED),
  };
}

/** Whether a token signs exactly this submission with one of these keys, and was issued within the last 24 hours. */
export function verifyToken(
  token: Token,
  submission: Submission,
  keys: readonly Uint8Array[],
  now: Instant,
): boolean {
  return verifyTokenFor(token, textsOf(submission), keys, now);
}

/** Whether a token signs exactly these texts with one of these keys, and was issued within the last 24 hours. */
export function verifyTokenFor(
  token: Token,
  texts: SignedTexts,
  keys: readonly Uint8Array[],
  now: Instant,
): boolean {
  if (token.issued > now + CLOCK_SLACK || token.issued <= now - TOKEN_LIFETIME) return false;
  return keys.some((key) => timingSafeEqual(sign(token.bits, token.issued, texts, key), token.mac));
}

function textsOf({ notice, kind, item, message, name, contact }: Submission): SignedTexts {
  return [notice, kind, item?.anchor ?? null, item?.heading ?? null, message, name, contact];
}

function sign(bits: Uint8Array, issued: Instant, texts: SignedTexts, key: Uint8Array): Uint8Array {
  return createHmac('sha256', key)
    .update(bits)
    .update(JSON.stringify([issued, ...texts]))
    .digest();
}
