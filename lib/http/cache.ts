import type { Instant } from '#lib/clock';

/** Longest `s-maxage` of a page, in seconds: how late a correction may reach readers. */
export const SHARED_SECONDS = 60;

/** `Cache-Control` of the site's icons, which change at no boundary: a day. */
export const ICON_CACHE = 'public, max-age=86400';

/** `Cache-Control` of responses that nobody may store: 404 and every response to a POST. */
export const NO_STORE = 'no-store';

/**
 * `Cache-Control` of a response that changes at `boundary` (null: never). Browsers always revalidate; shared caches store it
 * for up to a minute, and not past the last whole second before the boundary, because caches count in whole seconds.
 */
export function cacheUntil(boundary: Instant | null, now: Instant): string {
  const seconds = boundary === null ? SHARED_SECONDS : Math.floor((boundary - now) / 1000) - 1;
  return `public, max-age=0, must-revalidate, s-maxage=${Math.max(0, Math.min(SHARED_SECONDS, seconds))}`;
}

/** `Cache-Control` of pages in a view that one reader chose: for that reader's browser, not for shared caches. */
const ONE_READER = 'private, max-age=0, must-revalidate';

/** Makes a `Cache-Control` value private to one reader. */
export function forOneReader(cacheControl: string): string {
  return cacheControl === NO_STORE ? NO_STORE : ONE_READER;
}

/**
 * Whether a response may be answered 304. Not while shared caches may not store it: nginx (proxy_cache_revalidate) would
 * keep its copy for as long as the *stored* response allowed, up to a minute past the boundary.
 */
export function mayConfirm(cacheControl: string): boolean {
  return cacheControl !== NO_STORE && !/s-maxage=0\b/.test(cacheControl);
}
