import { SITE_PATHS } from '#lib/model/addresses';

/** The form field and query parameter that names the page to return to. */
export const FROM_FIELD = 'from';

/** Longest return path, in bytes as sent: it must fit a header of any proxy. */
const MAX_LENGTH = 2_000;

const ANY_SITE = 'http://inside';

/**
 * Parses a path on this site, with query and fragment; null for anything else. Prevents open redirects: `//host` and
 * `/.//host`, which browsers resolve to another host, are refused.
 */
export function parseReturnPath(from: string): string | null {
  if (!from.startsWith('/') || !URL.canParse(from, ANY_SITE)) return null;
  const { origin, pathname, search, hash } = new URL(from, ANY_SITE);
  if (origin !== ANY_SITE || pathname.startsWith('//')) return null;
  const path = pathname + search + hash;
  return path.length > MAX_LENGTH ? null : path;
}

/** The address of the reading preferences, which lead back to `path` afterwards. */
export function readingAddress(path: string): string {
  return `${SITE_PATHS.reading}?${FROM_FIELD}=${encodeURIComponent(path).replaceAll('%2F', '/')}`;
}
