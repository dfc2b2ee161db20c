import { SITE_PATHS } from '#lib/model/addresses';

/** The field that names the page to return to. */
export const FROM_FIELD = 'from';

/** Longest address that is returned to, in bytes as it is sent: it must fit a header of any proxy's. */
const LONGEST = 2_000;

const ANY_SITE = 'http://inside';

/**
 * The path, with query and fragment, that `from` names on this site; null when it names anything else. Whatever a
 * browser makes of the result, it stays on this site: `//host` and `/.//host` lead elsewhere and are refused.
 */
export function parseReturnPath(from: string): string | null {
  if (!from.startsWith('/') || !URL.canParse(from, ANY_SITE)) return null;
  const { origin, pathname, search, hash } = new URL(from, ANY_SITE);
  if (origin !== ANY_SITE || pathname.startsWith('//')) return null;
  const path = pathname + search + hash;
  return path.length > LONGEST ? null : path;
}

/** The address of the reading preferences that leads back to `path` afterwards. */
export function readingAddress(path: string): string {
  return `${SITE_PATHS.reading}?${FROM_FIELD}=${encodeURIComponent(path).replaceAll('%2F', '/')}`;
}
