import type { Instant } from '#lib/clock';

/** Longest time, in seconds, for which a shared cache may keep a page: what a correction may be late. */
export const SHARED_SECONDS = 60;

/** For the site's icons, which no boundary changes: browsers ask for them with every page. A day. */
export const ICON_CACHE = 'public, max-age=86400';

/** For answers that nobody may keep: 404 and every answer to a POST. */
export const NO_STORE = 'no-store';

/**
 * `Cache-Control` of what changes at `boundary` (null: never). Browsers always ask again; a shared cache keeps
 * it up to a minute, and stops a second before the boundary, because caches count in whole seconds.
 */
export function cacheUntil(boundary: Instant | null, now: Instant): string {
  const seconds = boundary === null ? SHARED_SECONDS : Math.floor((boundary - now) / 1000) - 1;
  return `public, max-age=0, must-revalidate, s-maxage=${Math.max(0, Math.min(SHARED_SECONDS, seconds))}`;
}

/** For pages that are shown as one reader chose: that reader's browser may keep them, no shared cache. */
const ONE_READER = 'private, max-age=0, must-revalidate';

/** `Cache-Control` of the same answer, made for one reader. */
export function forOneReader(cacheControl: string): string {
  return cacheControl === NO_STORE ? NO_STORE : ONE_READER;
}

/**
 * Whether an answer may say 304. Not when shared caches may not keep it: nginx (proxy_cache_revalidate) then keeps
 * what it has for as long as the *stored* answer allowed, up to a minute past the boundary.
 */
export function mayConfirm(cacheControl: string): boolean {
  return cacheControl !== NO_STORE && !/s-maxage=0\b/.test(cacheControl);
}
