import * as z from 'zod';

/** Hosts of one's own machine: what they send leaves it on no wire. */
const LOOPBACK = /^(localhost|127(\.\d{1,3}){3}|\[::1\])$/;

/** Whether an inbox may speak to a site: over TLS, or on its own machine. */
export function isSafeSite(address: string): boolean {
  const url = parsed(address);
  if (url === null || url.origin !== address) return false;
  return url.protocol === 'https:' || (url.protocol === 'http:' && LOOPBACK.test(url.hostname));
}

/** The browsers of Windows 7 know no `URL.canParse`. */
function parsed(address: string): URL | null {
  try {
    return new URL(address);
  } catch {
    return null;
  }
}

/** The schema of the origin of a site that an inbox may speak to. */
export const siteAddressSchema = z.string().refine(isSafeSite);
