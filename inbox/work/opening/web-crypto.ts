import { base64urlnopad } from '@scure/base';
import { isSignatureOf, type SignedBytes } from '#lib/office/signing';

// WebCrypto where it is there: an Ed25519 takes a tenth of the library's time.

/** The part of WebCrypto that is used. */
type Subtle = Pick<SubtleCrypto, 'importKey' | 'verify'>;

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
