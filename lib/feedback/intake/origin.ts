/** The request headers that tell which site a form was posted from. */
export interface FormOrigin {
  /** `Sec-Fetch-Site`. */
  readonly fetchSite: string | null;
  /** `Origin`. */
  readonly origin: string | null;
  /** `Host`. */
  readonly host: string | null;
}

/**
 * Whether a form was posted from another site's page. `Sec-Fetch-Site` decides (Fetch Metadata); browsers without it send
 * `Origin`, which must name a host of this site. Where both are missing, the post is accepted: the oldest browsers and
 * programs send neither.
 * @param siteUrl the site's own address.
 */
export function isCrossSite({ fetchSite, origin, host }: FormOrigin, siteUrl: string): boolean {
  if (fetchSite !== null) return fetchSite === 'cross-site';
  if (origin === null || origin === 'null') return false;
  const posted = nameOf(origin);
  return posted === null || ![nameOf(siteUrl), nameOf(`http://${host}`)].includes(posted);
}

/**
 * Whether a browser hides from which page a form was posted (`Origin: null`, RFC 6454, 6.2) without saying that it was one
 * of this site's: pages of another site can make it do so, in a frame of their own (`sandbox`).
 */
export function hidesOrigin({ fetchSite, origin }: Pick<FormOrigin, 'fetchSite' | 'origin'>): boolean {
  return origin === 'null' && fetchSite !== 'same-origin';
}

/** The host name of a URL without its port, which a proxy may drop; null for a malformed URL. */
function nameOf(url: string): string | null {
  return URL.canParse(url) ? new URL(url).hostname : null;
}
