import { ed25519 } from '@noble/curves/ed25519.js';
import { hkdf } from '@noble/hashes/hkdf.js';
import { sha256 } from '@noble/hashes/sha2.js';
import { base64urlnopad, bech32 } from '@scure/base';
import { labelledJson } from '#lib/feedback/crypto/json-hash';

/** What the office's signing key is derived under from its identity (HKDF, RFC 5869, its `info`). */
const CERTIFICATES = 'office: certificates';

/** Bytes of an Ed25519 seed (RFC 8032, 5.1.5). */
export const SEED_BYTES = 32;

/** An Ed25519 key pair (RFC 8032). */
export interface SigningKey {
  readonly seed: Uint8Array;
  /** The public key, base64url. */
  readonly verifyKey: string;
}

/** Makes the signing key of a random seed of 32 bytes. */
export function signingKeyOf(seed: Uint8Array): SigningKey {
  return { seed, verifyKey: base64urlnopad.encode(ed25519.getPublicKey(seed)) };
}

/**
 * Derives the key with which an office signs certificates from the office's identity: whoever has the one has the other.
 * @param identity `AGE-SECRET-KEY-1…`
 */
export function certifyingKeyOf(identity: string): SigningKey {
  const { bytes } = bech32.decodeToBytes(identity);
  return signingKeyOf(hkdf(sha256, bytes, utf8(''), utf8(CERTIFICATES), SEED_BYTES));
}

/**
 * Signs a value (Ed25519 over a label, a line feed and the value as RFC 8785 JSON), and returns the signature, base64url.
 * @param label names what is signed and its version, so that a signature of one thing is none of another.
 */
export function signJson(label: string, value: unknown, { seed }: SigningKey): string {
  return base64urlnopad.encode(ed25519.sign(signedBytes(label, value), seed));
}

/** Whether a signature is that of a value under a label by the holder of a public key; false also where either is malformed. */
export function isSignedBy(label: string, value: unknown, signature: string, verifyKey: string): boolean {
  return isSignatureOf({ bytes: signedBytes(label, value), signature }, verifyKey);
}

/** Bytes with a signature of them (Ed25519, base64url). */
export interface SignedBytes {
  readonly bytes: Uint8Array;
  readonly signature: string;
}

/** Whether a signature is that of bytes by the holder of a public key, in its strict form (RFC 8032, 5.1.7). */
export function isSignatureOf({ bytes, signature }: SignedBytes, verifyKey: string): boolean {
  try {
    const [of, by] = [base64urlnopad.decode(signature), base64urlnopad.decode(verifyKey)];
    return ed25519.verify(of, bytes, by, { zip215: false });
  } catch {
    return false;
  }
}

/** The bytes that a signature of a value under a label is over. @throws TypeError for what is no JSON. */
export function signedBytes(label: string, value: unknown): Uint8Array {
  return utf8(labelledJson(label, value));
}

function utf8(text: string): Uint8Array {
  return new TextEncoder().encode(text);
}
