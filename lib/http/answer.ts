import { mayConfirm, NO_STORE } from '#lib/http/cache';
import { chooseCoding } from '#lib/http/content-coding';
import { CONTENT_ENCODING, CONTENT_LENGTH, CONTENT_SECURITY_POLICY } from '#lib/http/framework-headers';
import { matchesTag, type Representation } from '#lib/http/representation';
import { policyFor } from '#lib/http/security';

/** A route's response before conditional requests and content negotiation are applied. */
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

/** Media types that are sent compressed. */
const COMPRESSIBLE = /^text|json|xml|svg/;

/**
 * The response to a request: in the content coding that it prefers, and 304 when it holds that already. Responses that
 * may be stored carry an entity tag and no `Last-Modified`: a cache that asks again after a boundary must get the new
 * page.
 *
 * The condition is held to the tag of the coding that would be sent, and a 304 carries that tag (RFC 9110, 13.1.2 and
 * 15.4.5): a cache that asks for `identity` and holds gzip alone may not be told that what it holds will do (RFC 9111,
 * 4.3.4).
 */
export function responseTo(request: Pick<Request, 'headers'>, answer: Answer): Response {
  const { representation, type } = answer;
  const isCompressible = COMPRESSIBLE.test(type);
  const coding = isCompressible ? chooseCoding(request.headers.get('accept-encoding')) : 'identity';
  const headers = new Headers({ 'Cache-Control': answer.cache, ...answer.headers });
  if (representation.styles) headers.set(CONTENT_SECURITY_POLICY, policyFor(representation.styles));
  if (isCompressible) headers.append('Vary', 'Accept-Encoding');
  // Pages are shown as their reader chose (lib/views); nothing else depends on a cookie.
  if (type === HTML) headers.append('Vary', 'Cookie');
  // Confirmed already, by a tag of its own.
  if (answer.status === 304) return new Response(null, { status: 304, headers });
  if (answer.status === 200 && answer.cache !== NO_STORE) {
    const etag = representation.etags[coding];
    headers.set('ETag', etag);
    if (mayConfirm(answer.cache) && matchesTag(request.headers.get('if-none-match'), etag))
      return new Response(null, { status: 304, headers });
  }
  headers.set('Content-Type', type);
  if (coding !== 'identity') headers.set(CONTENT_ENCODING, coding);
  const body = coding === 'gzip' ? representation.gzipped : representation.bytes;
  headers.set(CONTENT_LENGTH, String(body.byteLength));
  return new Response(body, { status: answer.status, headers });
}
