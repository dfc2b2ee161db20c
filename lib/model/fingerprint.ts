import { createHash } from 'node:crypto';

/** The SHA-256 of a text's UTF-8 bytes or of bytes, in hexadecimal small letters, as `sha256sum` prints it (FIPS 180-4). */
export function fingerprintOf(content: string | Uint8Array): string {
  return createHash('sha256').update(content).digest('hex');
}
