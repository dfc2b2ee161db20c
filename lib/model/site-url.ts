const LOOPBACK = /^(localhost|.*\.localhost|127(\.\d{1,3}){3}|\[::1\])$/;

/** Whether a site's URL has a loopback host: its printed pages then carry neither URL nor QR code. */
export function isLoopback(siteUrl: string): boolean {
  return LOOPBACK.test(new URL(siteUrl).hostname);
}

/**
 * The permanent URL of a notice as printed on paper and in its PDF; null when the site has a loopback host.
 * @param siteUrl the site's URL, without a final slash.
 */
export function printedAddress(siteUrl: string, slug: string): string | null {
  return isLoopback(siteUrl) ? null : `${siteUrl}/notices/${slug}`;
}

/** A URL without its scheme, for people to type: browsers add the scheme. */
export function withoutScheme(address: string): string {
  return address.replace(/^https?:\/\//, '');
}
