const LOOPBACK = /^(localhost|.*\.localhost|127(\.\d{1,3}){3}|\[::1\])$/;

/** Whether a site's address is only this machine's own: paper then carries neither address nor QR code. */
export function isLoopback(siteUrl: string): boolean {
  return LOOPBACK.test(new URL(siteUrl).hostname);
}

/**
 * The permanent address of a notice that its paper names: a reader comes back to the page by it; null when the site
 * can only be reached from this machine.
 * @param siteUrl the site's address, without a final slash.
 */
export function printedAddress(siteUrl: string, slug: string): string | null {
  return isLoopback(siteUrl) ? null : `${siteUrl}/notices/${slug}`;
}

/** An address as people copy it from paper: without the scheme that browsers add by themselves. */
export function withoutScheme(address: string): string {
  return address.replace(/^https?:\/\//, '');
}
