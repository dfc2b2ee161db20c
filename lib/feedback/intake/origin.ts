/** What of a post's head tells where its form stood. */
export interface FormOrigin {
  /** `Sec-Fetch-Site`. */
  readonly fetchSite: string | null;
  /** `Origin`. */
  readonly origin: string | null;
  /** `Host`. */
  readonly host: string | null;
}

/**
 * Whether a form was posted from another site's page. Browsers say so in `Sec-Fetch-Site` (Fetch Metadata); older
 * ones name the page's origin alone, which must be of a host of this site. Where both are missing, or the origin is
 * `null`, the post is taken: the token still guards the second step.
 * @param siteUrl the site's own address.
 */
export function isForeign({ fetchSite, origin, host }: FormOrigin, siteUrl: string): boolean {
  if (fetchSite !== null) return fetchSite === 'cross-site';
  if (origin === null || origin === 'null') return false;
  const posted = nameOf(origin);
  return posted === null || ![nameOf(siteUrl), nameOf(`http://${host}`)].includes(posted);
}

/** The host's name without its port: a proxy may leave it off. */
function nameOf(url: string): string | null {
  return URL.canParse(url) ? new URL(url).hostname : null;
}
