import { methodsOf } from '#lib/http/methods';
import {
  feedbackPath,
  isFrameworkParameter,
  isPublicPath,
  parseSitePath,
  type SitePath,
  WRONG_METHOD_PATH,
} from '#lib/model/addresses';
import { viewCookie } from '#lib/views/cookie';

/** The parts of a request's head that the gate decides by. */
export interface RequestHead {
  url: string;
  method: string;
  headers: Readonly<Record<string, string | string[] | undefined>>;
  /** The address of the TCP peer. */
  remoteAddress: string;
}

/** Request headers that reach the framework unchanged; all others are dropped. */
const ADMITTED = new Set([
  'accept',
  'accept-encoding',
  'accept-language',
  'connection',
  'content-encoding',
  'content-length',
  'content-type',
  'expect',
  'host',
  'if-none-match',
  'if-range',
  'origin',
  'range',
  'sec-fetch-dest',
  'sec-fetch-mode',
  'sec-fetch-site',
  'transfer-encoding',
]);

/** Methods for which the framework can call a route; `OPTIONS` is answered before (`answerPreflight`). */
const METHODS = new Set(['GET', 'HEAD', 'POST', 'PUT', 'PATCH', 'DELETE']);

/** Stands for every method that the framework does not know: no address takes it. */
const OTHER_METHOD = 'PATCH';

/** A path that no page has: requests that are not admitted are sent there, and the site's own 404 answers. */
export const NOT_FOUND_PATH = '/-';

/**
 * Filters a request before the framework sees it. The framework gives headers such as `RSC` and parameters such as `_rsc`
 * meanings of its own; its responses to them, stored by a shared cache, would reach other readers. So only known headers
 * pass, and of the cookies the view alone. `X-Forwarded-For` becomes the client's address as the outermost of
 * `trustedProxies` trusted proxies saw it; nothing further out is trusted.
 * A request whose method its address does not take gets the address of the route that refuses it.
 */
export function admit(
  head: RequestHead,
  trustedProxies: number,
): { url: string; method: string; headers: Record<string, string | string[]> } {
  const headers: Record<string, string | string[]> = {};
  for (const [name, value] of Object.entries(head.headers)) {
    if (value !== undefined && ADMITTED.has(name)) headers[name] = value;
  }
  const view = viewCookie([head.headers.cookie ?? []].flat().join(';'));
  if (view !== null) headers.cookie = view;
  headers['x-forwarded-for'] = clientAddress(head, trustedProxies);
  const method = METHODS.has(head.method) ? head.method : OTHER_METHOD;
  const url = admitUrl(head.url);
  // A token reaches the one address that takes it, and nothing else of this server ever sees one.
  const { authorization } = head.headers;
  if (authorization !== undefined && pathIn(url)?.kind === 'office') headers.authorization = authorization;
  return { url: addressFor(method, url), method, headers };
}

/**
 * The address to which the framework hands a request of this method: the one that was asked for where it takes the
 * method, else that of the one route which refuses (RFC 9110, 15.5.6). Routes so know their own methods alone.
 */
function addressFor(method: string, url: string): string {
  if (method === 'GET' || method === 'HEAD') return url;
  const [asked = '/', ...query] = url.split('?');
  const search = query.length === 0 ? '' : `?${query.join('?')}`;
  const path = pathIn(asked);
  if (!methodsOf(path).includes(method)) return WRONG_METHOD_PATH + (asked === '/' ? '' : asked) + search;
  // However it is spelled: the framework must not find another route for it.
  const own = path?.kind === 'feedback' ? feedbackPath(encodeURIComponent(path.slug)) : decode(asked);
  return own + search;
}

/** What an address, percent-encoding undone, stands for. */
function pathIn(url: string): SitePath | null {
  return parseSitePath(decode(url.split('?')[0] ?? '') ?? NOT_FOUND_PATH);
}

/**
 * Determines the client's address: of the hops, counted from the server outwards, the first that is no trusted proxy.
 * @param trustedProxies how many proxies in front are trusted.
 */
export function clientAddress(
  head: Pick<RequestHead, 'headers' | 'remoteAddress'>,
  trustedProxies: number,
): string {
  const hops = forwardedHops(head);
  return hops[clientHop(hops.length, trustedProxies)] ?? head.remoteAddress;
}

/** The hops that a request came by, from the outermost that is named to the TCP peer. */
export function forwardedHops({
  headers,
  remoteAddress,
}: Pick<RequestHead, 'headers' | 'remoteAddress'>): string[] {
  const forwarded = [headers['x-forwarded-for'] ?? []].flat().join(',').split(',');
  return [...forwarded.map((hop) => hop.trim()).filter(Boolean), remoteAddress];
}

/** The place of the client among so many hops. */
export function clientHop(hops: number, trustedProxies: number): number {
  return Math.max(0, hops - 1 - trustedProxies);
}

function admitUrl(url: string): string {
  const [asked = '/', ...query] = url.split('?');
  const path = publicPath(asked);
  if (path === null) return NOT_FOUND_PATH;
  const kept = query
    .join('?')
    .split('&')
    .filter((pair) => pair !== '' && !isFrameworkParameter(decode(pair.split('=')[0] ?? '') ?? '_'));
  return kept.length === 0 ? path : `${path}?${kept.join('&')}`;
}

/** The path without `.` and `..`; null when nobody outside may ask for it, however it is written. */
function publicPath(asked: string): string | null {
  if (!asked.startsWith('/') || /^\/\/|\\/.test(asked)) return null;
  // The framework would redirect an address with a final slash, and a post with its body: it gets none.
  const path = new URL(asked, 'http://inside').pathname.replace(/(?!^)\/+$/, '');
  const read = decode(path);
  return read !== null && isPublicPath(read) ? path : null;
}

function decode(path: string): string | null {
  try {
    return decodeURIComponent(path);
  } catch {
    return null;
  }
}
