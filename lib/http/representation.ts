import { createHash } from 'node:crypto';
import { gzipSync } from 'node:zlib';

/** Bytes to answer with, and what HTTP wants to know of them. */
export interface Representation {
  readonly bytes: Uint8Array<ArrayBuffer>;
  /** The bytes packed: when first asked for, then kept, since packing costs most. */
  readonly gzipped: Uint8Array<ArrayBuffer>;
  /** A strong entity tag over `bytes`. */
  readonly etag: string;
}

/**
 * Makes a representation of a text (as UTF-8) or of bytes.
 * @param effort of packing, 1 to 9: little for what is sent once and then forgotten.
 */
export function represent(body: string | Uint8Array, effort = 9): Representation {
  const bytes = new Uint8Array(typeof body === 'string' ? Buffer.from(body, 'utf8') : body);
  const etag = `"${createHash('sha256').update(bytes).digest('base64url').slice(0, 22)}"`;
  let gzipped: Uint8Array<ArrayBuffer> | null = null;
  return {
    bytes,
    etag,
    get gzipped() {
      gzipped ??= new Uint8Array(gzipSync(bytes, { level: effort }));
      return gzipped;
    },
  };
}

/**
 * Whether `If-None-Match` names the representation. Compared weakly (RFC 9110, 13.1.2): a proxy that gzips in
 * between makes the tag weak.
 */
export function matchesTag(ifNoneMatch: string | null, etag: string): boolean {
  if (ifNoneMatch === null) return false;
  if (ifNoneMatch.trim() === '*') return true;
  return ifNoneMatch.split(',').some((tag) => tag.trim().replace(/^W\//, '') === etag);
}

/** Whether a client that sent `Accept-Encoding` takes gzip. */
export function takesGzip(acceptEncoding: string | null): boolean {
  return (acceptEncoding ?? '').split(',').some((part) => {
    const [coding = '', ...parameters] = part.split(';').map((piece) => piece.trim().toLowerCase());
    return coding === 'gzip' && !parameters.some((parameter) => /^q=0(\.0*)?$/.test(parameter));
  });
}
