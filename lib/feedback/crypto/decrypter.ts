import { bech32 } from '@scure/base';
import { Decrypter } from 'age-encryption';

// By its text, age imports an identity into WebCrypto anew for each file that it opens, which takes most of the time of opening.

/**
 * How an X25519 identity begins. A post-quantum one (`AGE-SECRET-KEY-PQ-1…`) has 32 bytes too, which WebCrypto would import as a
 * key of X25519 that opens nothing.
 */
const X25519_IDENTITY = 'AGE-SECRET-KEY-1';

/** The DER prefix of a private X25519 key in PKCS #8, before its 32 bytes (RFC 8410, 7). */
const PKCS8_X25519 = [
  0x30, 0x2e, 0x02, 0x01, 0x00, 0x30, 0x05, 0x06, 0x03, 0x2b, 0x65, 0x6e, 0x04, 0x22, 0x04, 0x20,
];

/** Encodes a private X25519 key (32 bytes) in PKCS #8, in which WebCrypto and OpenSSL import it without its public key. */
export function pkcs8OfScalar(scalar: Uint8Array): Uint8Array<ArrayBuffer> {
  return new Uint8Array([...PKCS8_X25519, ...scalar]);
}

/** The part of WebCrypto that imports keys. */
export type KeyImport = Pick<SubtleCrypto, 'importKey'>;

/**
 * Creates a decrypter of age for whichever of the identities fits, each imported into WebCrypto once. An identity that WebCrypto
 * does not import stays a text, which age opens with by itself.
 * @throws Error when a text is no identity.
 */
export async function createDecrypter(
  identities: readonly string[],
  subtle: KeyImport = crypto.subtle,
): Promise<Decrypter> {
  const imported = await Promise.all(identities.map((identity) => importIdentity(identity, subtle)));
  const decrypter = new Decrypter();
  for (const identity of imported) decrypter.addIdentity(identity);
  return decrypter;
}

async function importIdentity(identity: string, subtle: KeyImport): Promise<string | CryptoKey> {
  if (!identity.startsWith(X25519_IDENTITY)) return identity;
  try {
    const key = pkcs8OfScalar(bech32.decodeToBytes(identity).bytes);
    return await subtle.importKey('pkcs8', key, { name: 'X25519' }, false, ['deriveBits']);
  } catch {
    return identity;
  }
}
