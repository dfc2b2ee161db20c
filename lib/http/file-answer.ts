import { mayConfirm } from '#lib/http/cache';
import { CONTENT_LENGTH, CONTENT_SECURITY_POLICY } from '#lib/http/framework-headers';
import { matchesTag } from '#lib/http/representation';

/** A stored file of any size: it is read piece by piece while it is sent, and never held whole. */
export interface StoredFile {
  /** Its size in bytes. */
  readonly bytes: number;
  /** The SHA-256 of its content, in lower-case hexadecimal. */
  readonly sha256: string;
  /** Begins to read it. */
  open(): ReadableStream<Uint8Array>;
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
 * The response to a request for a download: its bytes as they are stored, never in a content coding, and 304 when the
 * request holds them already. It is to be saved, not shown in the site's name.
 */
export function fileResponse(request: Pick<Request, 'headers' | 'method'>, answer: FileAnswer): Response {
  const { file, type, cache, name } = answer;
  const etag = `"${file.sha256.slice(0, 32)}"`;
  const headers = new Headers({
    'Cache-Control': cache,
    ETag: etag,
    [CONTENT_SECURITY_POLICY]: NOTHING_RUNS,
    'Content-Disposition': contentDisposition(name),
  });
  if (mayConfirm(cache) && matchesTag(request.headers.get('if-none-match'), etag))
    return new Response(null, { status: 304, headers });
  headers.set('Content-Type', type);
  headers.set(CONTENT_LENGTH, String(file.bytes));
  return new Response(request.method === 'HEAD' ? null : file.open(), { status: 200, headers });
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
