import { fingerprintOf } from '#lib/model/fingerprint';

const hashes = new WeakMap<Uint8Array, string>();

/** The SHA-256 of a file's bytes, which are not changed once they were read. Memoized. */
export function hashOfFile(bytes: Uint8Array): string {
  const hash = hashes.get(bytes) ?? fingerprintOf(bytes);
  hashes.set(bytes, hash);
  return hash;
}

/** Memoizes the hash of a file that whoever read it has computed. */
export function memoizeFileHash(bytes: Uint8Array, hash: string): void {
  hashes.set(bytes, hash);
}
