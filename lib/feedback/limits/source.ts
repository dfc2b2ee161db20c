import { createHmac } from 'node:crypto';
import { isIPv4, isIPv6 } from 'node:net';

/** Groups of an IPv6 address, and how many of them name a household's or an office's network (RFC 6177: a /64). */
const GROUPS = 8;
const NETWORK_GROUPS = 4;

/**
 * The network that an address is counted under: an IPv4 address, or the /64 of an IPv6 address. IPv4-mapped IPv6 is
 * treated as IPv4; a port is dropped. Anything else, which only a proxy can have written, is returned unchanged.
 */
export function networkOf(address: string): string {
  const bare = address
    .trim()
    .replace(/^\[(.*)\](:\d+)?$/, '$1')
    .replace(/^(\d+(?:\.\d+){3}):\d+$/, '$1')
    .replace(/%.*$/, '');
  if (isIPv4(bare) || !isIPv6(bare)) return bare;
  const groups = groupsOf(bare);
  const mapped = groups.slice(0, 5).every((group) => group === 0) && groups[5] === 0xffff;
  if (mapped) return [groups[6] ?? 0, groups[7] ?? 0].flatMap((pair) => [pair >> 8, pair & 255]).join('.');
  return groups
    .slice(0, NETWORK_GROUPS)
    .map((group) => group.toString(16))
    .join(':');
}

/** Hashes an address's network with a key (HMAC-SHA-256), so that nobody finds the address without the key. */
export function sourceHash(address: string, key: Uint8Array): string {
  return createHmac('sha256', key).update(networkOf(address)).digest('base64url').slice(0, 22);
}

function groupsOf(address: string): number[] {
  // The URL parser (WHATWG, host parsing) writes every spelling of an address in one way, in hexadecimal.
  const [head = '', tail] = new URL(`http://[${address}]`).hostname.slice(1, -1).split('::');
  const before = head.split(':').filter(Boolean);
  const after = (tail ?? '').split(':').filter(Boolean);
  const zeros = tail === undefined ? 0 : GROUPS - before.length - after.length;
  return [...before, ...Array.from({ length: zeros }, () => '0'), ...after].map((group) =>
    Number.parseInt(group, 16),
  );
}
