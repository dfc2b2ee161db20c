import { mayConfirm, NO_STORE } from '#lib/http/cache';
import { CONTENT_ENCODING, CONTENT_LENGTH } from '#lib/http/framework-headers';
import { matchesTag, type Representation, takesGzip } from '#lib/http/representation';

/** An answer, before a request's own wishes (condition, compression) are met. */
export interface Answer {
  status: number;
  /** `Content-Type`, with its charset where it is text. */
  type: string;
  representation: Representation;
  /** `Cache-Control`. */
  cache: string;
  headers?: Readonly<Record<string, string>>;
}

/** Media types of the site's answers. */
export const HTML = 'text/html; charset=utf-8';
export const JSON_DATA = 'application/json; charset=utf-8';
export const JSON_SCHEMA = 'application/schema+json; charset=utf-8';
export const PLAIN_TEXT = 'text/plain; charset=utf-8';
export const PDF = 'application/pdf';
export const PNG = 'image/png';
export const XML = 'application/xml; charset=utf-8';
export const ATOM = 'application/atom+xml; charset=utf-8';
export const CALENDAR = 'text/calendar; charset=utf-8';

/**
 * The response to a request: 304 when it holds the answer already, gzip when it takes it. Answers that may be
 * kept carry an entity tag and no `Last-Modified`: a cache that asks again after a boundary must get the new page.
 */
export function responseTo(request: Pick<Request, 'headers'>, answer: Answer): Response {
  const { representation } = answer;
  // Pages are shown as their reader chose (lib/views); nothing else depends on a cookie.
  const vary = answer.type === HTML ? 'Accept-Encoding, Cookie' : 'Accept-Encoding';
  const headers = new Headers({ 'Cache-Control': answer.cache, Vary: vary, ...answer.headers });
  if (answer.status === 200 && answer.cache !== NO_STORE) {
    headers.set('ETag', representation.etag);
    if (mayConfirm(answer.cache) && matchesTag(request.headers.get('if-none-match'), representation.etag))
      return new Response(null, { status: 304, headers });
  }
  headers.set('Content-Type', answer.type);
  const gzip = /^text|json|xml|svg/.test(answer.type) && takesGzip(request.headers.get('accept-encoding'));
  if (gzip) headers.set(CONTENT_ENCODING, 'gzip');
  const body = gzip ? representation.gzipped : representation.bytes;
  headers.set(CONTENT_LENGTH, String(body.byteLength));
  return new Response(body, { status: answer.status, headers });
}
