import { mayConfirm } from '#lib/http/cache';
import { CONTENT_LENGTH, CONTENT_SECURITY_POLICY } from '#lib/http/framework-headers';
import { matchesTag } from '#lib/http/representation';

/** A stored file of any size: it is read piece by piece while it is sent, and never held whole. */
export interface StoredFile {
  /** Its size in bytes. */
  readonly bytes: number;
  /** The SHA-256 of its content, in lower-case hexadecimal. */
  readonly sha256: string;
  /** Begins to read it, or a part of it. */
  open(part?: ByteRange): ReadableStream<Uint8Array>;
}

/** A part of a file: its first and its last byte, both included, from 0. */
export interface ByteRange {
  readonly first: number;
  readonly last: number;
}

/** A route's response with a file that readers download. */
export interface FileAnswer {
  file: StoredFile;
  /** `Content-Type`. */
  type: string;
  /** `Cache-Control`. */
  cache: string;
  /** What browsers save it as. */
  name: string;
}

/** The policy of a file that is opened instead of saved: an origin of its own, and nothing in it is loaded or run. */
const NOTHING_RUNS = "sandbox; default-src 'none'; frame-ancestors 'none'";

/**
 * The response to a request for a download: its bytes as they are stored, never in a content coding; one part of them to who
 * goes on with a download that broke off (RFC 9110, 14); and 304 when the request holds them already. It is to be saved, not
 * shown in the site's name.
 */
export function fileResponse(request: Pick<Request, 'headers' | 'method'>, answer: FileAnswer): Response {
  const { file, type, cache, name } = answer;
  const etag = `"${file.sha256.slice(0, 32)}"`;
  const headers = new Headers({
    'Cache-Control': cache,
    ETag: etag,
    [CONTENT_SECURITY_POLICY]: NOTHING_RUNS,
    'Content-Disposition': contentDisposition(name),
    'Accept-Ranges': 'bytes',
  });
  if (mayConfirm(cache) && matchesTag(request.headers.get('if-none-match'), etag))
    return new Response(null, { status: 304, headers });
  const part = request.method === 'GET' ? partAsked(request.headers, file.bytes, etag) : null;
  if (part === 'outside') {
    headers.set('Content-Range', `bytes */${file.bytes}`);
    return new Response(null, { status: 416, headers });
  }
  headers.set('Content-Type', type);
  if (part) {
    const { first, last } = part;
    headers.set('Content-Range', `bytes ${first}-${last}/${file.bytes}`);
    headers.set(CONTENT_LENGTH, String(last - first + 1));
    return new Response(file.open(part), { status: 206, headers });
  }
  headers.set(CONTENT_LENGTH, String(file.bytes));
  return new Response(request.method === 'HEAD' ? null : file.open(), { status: 200, headers });
}

/**
 * The part of a file that a request asks for (RFC 9110, 14.2); null for all of it: where nothing is asked for, several parts
 * are, or what the request holds of it is of another version (`If-Range`).
 * @returns `outside` when the file ends before it.
 */
function partAsked(headers: Headers, bytes: number, etag: string): ByteRange | 'outside' | null {
  const [, from = '', to = ''] =
    /^bytes=(\d{0,15})-(\d{0,15})$/i.exec(headers.get('range')?.trim() ?? '') ?? [];
  if (from === '' && to === '') return null;
  if (from !== '' && to !== '' && Number(to) < Number(from)) return null;
  const held = headers.get('if-range');
  if (held !== null && held.trim() !== etag) return null;
  const first = from === '' ? Math.max(0, bytes - Number(to)) : Number(from);
  const last = from === '' || to === '' ? bytes - 1 : Math.min(Number(to), bytes - 1);
  return first > last ? 'outside' : { first, last };
}

/**
 * The value of `Content-Disposition` with which browsers save a file under its own name (RFC 6266, 4.3): in UTF-8 (RFC 8187)
 * for those that read it, and in ASCII for the others.
 */
export function contentDisposition(name: string): string {
  const ascii = name.replace(/[^\x20-\x7e]/g, '_').replace(/["\\%]/g, '_');
  const encoded = encodeURIComponent(name).replace(
    /['()*]/g,
    (sign) => `%${sign.charCodeAt(0).toString(16).toUpperCase()}`,
  );
  return `attachment; filename="${ascii}"; filename*=UTF-8''${encoded}`;
}
