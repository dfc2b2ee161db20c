import { DEFAULT_VIEW, parseView, type View } from '#lib/views/view';

/** The site's one cookie. It holds a view's name, the same for everyone who chose it, and nothing else. */
const COOKIE = 'view';

/** For how long a choice is kept, in seconds: a year. */
const KEPT = 365 * 86_400;

/**
 * The view that a `Cookie` header names. Of several cookies of this name the first counts, as it does for nginx
 * (docs/nginx.conf), so that a cache in front and the site never disagree.
 */
export function viewFromCookies(cookies: string | null | undefined): View {
  for (const pair of (cookies ?? '').split(';')) {
    const [name, value = ''] = pair.split('=', 2);
    if (name?.trim() === COOKIE) return parseView(value.trim()) ?? DEFAULT_VIEW;
  }
  return DEFAULT_VIEW;
}

/** A `Cookie` header that says only which view was chosen; null where that is the usual one. */
export function viewCookie(cookies: string | null | undefined): string | null {
  const view = viewFromCookies(cookies);
  return view === DEFAULT_VIEW ? null : `${COOKIE}=${view}`;
}

/**
 * The `Set-Cookie` header (RFC 6265) that keeps a choice; the usual view takes the cookie away, so that only who
 * wants another carries one.
 * @param siteUrl the address at which readers reach the site: under https the cookie goes nowhere else.
 */
export function setViewCookie(view: View, siteUrl: string): string {
  const [value, seconds] = view === DEFAULT_VIEW ? ['', 0] : [view, KEPT];
  const secure = new URL(siteUrl).protocol === 'https:' ? '; Secure' : '';
  return `${COOKIE}=${value}; Path=/; Max-Age=${seconds}; HttpOnly; SameSite=Lax${secure}`;
}
