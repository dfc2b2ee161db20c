import { hash } from 'node:crypto';

/** Returns the SHA-256 (FIPS 180-4) of bytes or of a text in UTF-8, in lower-case hexadecimal as `sha256sum` prints it. */
export function fingerprintOf(content: string | Uint8Array): string {
  return hash('sha256', content);
}
