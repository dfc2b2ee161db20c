import { DEFAULT_VIEW, parseView, type View } from '#lib/views/view';

/** The name of the site's only cookie; its value is a view's name, and nothing else. */
const COOKIE = 'view';

/** Lifetime of the cookie in seconds: a year. */
const MAX_AGE = 365 * 86_400;

/**
 * Reads the view from a `Cookie` header; the default where it names none. Of several cookies of this name the first
 * counts, as for nginx (docs/nginx.conf), so that a cache in front and the site never disagree.
 */
export function viewFromCookies(cookies: string | null | undefined): View {
  for (const pair of (cookies ?? '').split(';')) {
    const [name, value = ''] = pair.split('=', 2);
    if (name?.trim() === COOKIE) return parseView(value.trim()) ?? DEFAULT_VIEW;
  }
  return DEFAULT_VIEW;
}

/** Reduces a `Cookie` header to the view's cookie; null for the default view. */
export function viewCookie(cookies: string | null | undefined): string | null {
  const view = viewFromCookies(cookies);
  return view === DEFAULT_VIEW ? null : `${COOKIE}=${view}`;
}

/**
 * The `Set-Cookie` header (RFC 6265) that stores a view; the default view deletes the cookie.
 * @param siteUrl the address at which readers reach the site; under https the cookie is `Secure`.
 */
export function setViewCookie(view: View, siteUrl: string): string {
  const [value, seconds] = view === DEFAULT_VIEW ? ['', 0] : [view, MAX_AGE];
  const secure = new URL(siteUrl).protocol === 'https:' ? '; Secure' : '';
  return `${COOKIE}=${value}; Path=/; Max-Age=${seconds}; HttpOnly; SameSite=Lax${secure}`;
}
