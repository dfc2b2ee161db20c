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
 * `Origin`, which must name a host of this site. Where both are missing, or the origin is `null`, the post is accepted:
 * the token still guards the second step.
 * @param siteUrl the site's own address.
 */
export function isCrossSite({ fetchSite, origin, host }: FormOrigin, siteUrl: string): boolean {
  if (fetchSite !== null) return fetchSite === 'cross-site';
  if (origin === null || origin === 'null') return false;
  const posted = nameOf(origin);
  return posted === null || ![nameOf(siteUrl), nameOf(`http://${host}`)].includes(posted);
}

/** The host name of a URL without its port, which a proxy may drop; null for a malformed URL. */
function nameOf(url: string): string | null {
  return URL.canParse(url) ? new URL(url).hostname : null;
}
