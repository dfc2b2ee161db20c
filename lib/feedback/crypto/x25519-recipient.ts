import {
  createCipheriv,
  createPrivateKey,
  createPublicKey,
  diffieHellman,
  generateKeyPairSync,
  hkdfSync,
  type KeyObject,
} from 'node:crypto';
import { base64nopad, bech32 } from '@scure/base';
import { type Recipient, Stanza } from 'age-encryption';
import { pkcs8OfScalar } from '#lib/feedback/crypto/decrypter';

// age's X25519 recipient (age-encryption.org/v1, "The X25519 recipient type") by OpenSSL, of which age-encryption has one by
// WebCrypto: that imports a private key as PKCS #8 three times for each submission, which took a tenth of a server's time.

/** The human-readable part of an X25519 recipient. */
const PREFIX = 'age';

/** What the wrapping key is derived under (HKDF, RFC 5869, its `info`). */
const WRAPPING_KEY = 'age-encryption.org/v1/X25519';

/** Bytes of a public key, of a shared secret, and of the wrapping key. */
const LENGTH = 32;

/** Each wrapping key encrypts once, so the nonce is zero. */
const NONCE = new Uint8Array(12);

const CIPHER = 'chacha20-poly1305';
const TAG = 16;

/**
 * Creates the recipient of age that a text names (`age1…`), to seal to it faster than age-encryption does; a text that
 * names one of another type comes back as it is.
 * @throws Error when the text is no recipient.
 */
export function x25519Recipient(text: string): Recipient | string {
  if (!text.startsWith('age1') || text.startsWith('age1pq1')) return text;
  const { prefix, bytes } = bech32.decodeToBytes(text);
  if (prefix !== PREFIX || bytes.length !== LENGTH) throw new Error('not an X25519 recipient of age');
  const recipient = createPublicKey({
    key: { kty: 'OKP', crv: 'X25519', x: Buffer.from(bytes).toString('base64url') },
    format: 'jwk',
  });
  return {
    wrapFileKey(fileKey) {
      const ephemeral = generateKeyPairSync('x25519');
      const share = bytesOf(ephemeral.publicKey);
      // OpenSSL refuses a secret of zeros, as age demands (RFC 7748, 6.1).
      const secret = diffieHellman({ privateKey: ephemeral.privateKey, publicKey: recipient });
      const salt = Buffer.concat([share, bytes]);
      const key = new Uint8Array(hkdfSync('sha256', secret, salt, WRAPPING_KEY, LENGTH));
      const cipher = createCipheriv(CIPHER, key, NONCE, { authTagLength: TAG });
      const body = Buffer.concat([cipher.update(fileKey), cipher.final(), cipher.getAuthTag()]);
      return [new Stanza(['X25519', base64nopad.encode(share)], body)];
    },
  };
}

/** Encodes the recipient of an X25519 private key: 32 bytes, of which any are one (RFC 7748, 5). */
export function recipientOfScalar(scalar: Uint8Array): string {
  // Not as a JWK, which also has the public key: later releases of Node compare the two.
  const key = createPrivateKey({ key: Buffer.from(pkcs8OfScalar(scalar)), format: 'der', type: 'pkcs8' });
  return bech32.encodeFromBytes(PREFIX, bytesOf(createPublicKey(key)));
}

function bytesOf(publicKey: KeyObject): Uint8Array {
  return new Uint8Array(publicKey.export({ format: 'der', type: 'spki' }).subarray(-LENGTH));
}
