import { createHash } from 'node:crypto';
import { gzipSync } from 'node:zlib';
import type { ContentCoding } from '#lib/http/content-coding';

/** The data of a response, with and without a content coding. */
export interface Representation {
  /** The data without a content coding (`identity`). */
  readonly bytes: Uint8Array<ArrayBuffer>;
  /** The data compressed: when first asked for, then memoized, since compressing costs most. */
  readonly gzipped: Uint8Array<ArrayBuffer>;
  /**
   * A strong entity tag for each content coding: a tag names the bytes that are sent, and these differ (RFC 9110,
   * 8.8.3.3).
   */
  readonly etags: Readonly<Record<ContentCoding, string>>;
  /** What a page's policy allows: the hashes of the style sheets in it. Absent where the server's own policy stands. */
  readonly styles?: readonly string[];
}

/** How to represent something. */
export interface RepresentOptions {
  /** gzip level, 1 to 9 (the default): low for what is sent once. */
  effort?: number;
  /** The hashes of the style sheets in it, as sources of a content security policy. */
  styles?: readonly string[] | undefined;
}

/** Makes a representation of a text (as UTF-8) or of bytes. */
export function represent(
  body: string | Uint8Array,
  { effort = 9, styles }: RepresentOptions = {},
): Representation {
  const bytes = new Uint8Array(typeof body === 'string' ? Buffer.from(body, 'utf8') : body);
  const hash = createHash('sha256').update(bytes).digest('base64url').slice(0, 22);
  let gzipped: Uint8Array<ArrayBuffer> | null = null;
  return {
    bytes,
    ...(styles && { styles }),
    // Told by the coding's name, not by a hash of the compressed bytes: a 304 must not cost the compressing.
    etags: { identity: `"${hash}"`, gzip: `"${hash}-gzip"` },
    get gzipped() {
      gzipped ??= new Uint8Array(gzipSync(bytes, { level: effort }));
      return gzipped;
    },
  };
}

/**
 * Whether `If-None-Match` names an entity tag. Compared weakly (RFC 9110, 13.1.2): a proxy that compresses or
 * decompresses in between makes the tag weak.
 */
export function matchesTag(ifNoneMatch: string | null, etag: string): boolean {
  if (ifNoneMatch === null) return false;
  if (ifNoneMatch.trim() === '*') return true;
  return ifNoneMatch.split(',').some((tag) => tag.trim().replace(/^W\//, '') === etag);
}
