import { base64urlnopad, bech32 } from '@scure/base';
import { isSignatureOf, type SignedBytes } from '#lib/office/signing';

// WebCrypto where it is there: an X25519 takes a third of the library's time, an Ed25519 a tenth.

/** What stands before the 32 bytes of a private X25519 key in PKCS #8 (RFC 8410, 7), which alone WebCrypto imports. */
const PKCS8_X25519 = [
  0x30, 0x2e, 0x02, 0x01, 0x00, 0x30, 0x05, 0x06, 0x03, 0x2b, 0x65, 0x6e, 0x04, 0x22, 0x04, 0x20,
];

/** The part of WebCrypto that is used. */
type Subtle = Pick<SubtleCrypto, 'importKey' | 'verify'>;

/** Imports an identity of age into WebCrypto; gives it back as it is where that knows no X25519. */
export async function importIdentity(
  identity: string,
  subtle: Pick<Subtle, 'importKey'> = crypto.subtle,
): Promise<string | CryptoKey> {
  try {
    const key = new Uint8Array([...PKCS8_X25519, ...bech32.decodeToBytes(identity).bytes]);
    return await subtle.importKey('pkcs8', key, { name: 'X25519' }, false, ['deriveBits']);
  } catch {
    return identity;
  }
}

/** Whether the holder of a public key (Ed25519, base64url) signed bytes. */
export type Verifier = (signed: SignedBytes, verifyKey: string) => Promise<boolean>;

/** Creates a verifier of signatures: WebCrypto's, or the library's where that knows no Ed25519. */
export function createVerifier(subtle: Subtle = crypto.subtle): Verifier {
  const imported = new Map<string, Promise<CryptoKey | null>>();
  const importKey = (verifyKey: string) => {
    const bytes = base64urlnopad.decode(verifyKey);
    const key = subtle.importKey('raw', new Uint8Array(bytes), { name: 'Ed25519' }, false, ['verify']);
    return key.catch(() => null);
  };
  return async (signed, verifyKey) => {
    try {
      const importing = imported.get(verifyKey) ?? importKey(verifyKey);
      imported.set(verifyKey, importing);
      const key = await importing;
      if (key === null) return isSignatureOf(signed, verifyKey);
      const signature = new Uint8Array(base64urlnopad.decode(signed.signature));
      return await subtle.verify({ name: 'Ed25519' }, key, signature, new Uint8Array(signed.bytes));
    } catch {
      return false;
    }
  };
}
