import { isIPv4, isIPv6 } from 'node:net';

/** Groups of an IPv6 address. */
const GROUPS = 8;

/** Bits of the IPv6 networks that are handed out, from one link to the most that one customer gets (RFC 6177). */
const PREFIXES = [64, 56, 48] as const;

/**
 * The networks that an address lies in, from the narrowest to the widest: an IPv4 address alone; of an IPv6 address its
 * /64, /56 and /48. IPv4-mapped IPv6 is treated as IPv4; a port is dropped. Anything else, which only a proxy can have
 * written, is returned unchanged.
 */
export function networksOf(address: string): readonly [narrowest: string, ...wider: string[]] {
  const bare = address
    .trim()
    .replace(/^\[(.*)\](:\d+)?$/, '$1')
    .replace(/^(\d+(?:\.\d+){3}):\d+$/, '$1')
    .replace(/%.*$/, '');
  if (isIPv4(bare) || !isIPv6(bare)) return [bare];
  const groups = groupsOf(bare);
  const mapped = groups.slice(0, 5).every((group) => group === 0) && groups[5] === 0xffff;
  if (mapped) return [[groups[6] ?? 0, groups[7] ?? 0].flatMap((pair) => [pair >> 8, pair & 255]).join('.')];
  const [link, ...wider] = PREFIXES;
  return [prefixOf(groups, link), ...wider.map((bits) => prefixOf(groups, bits))];
}

/** The widest of an address's networks: all that one customer can have. */
export function widestNetworkOf(address: string): string {
  const networks = networksOf(address);
  return networks.at(-1) ?? networks[0];
}

/** A network in the usual notation, its groups written out: `2001:db8:0:0/64`. */
function prefixOf(groups: readonly number[], bits: number): string {
  const written = groups.slice(0, Math.ceil(bits / 16)).map((group, index) => {
    const over = Math.max(0, (index + 1) * 16 - bits);
    return ((group >> over) << over).toString(16);
  });
  return `${written.join(':')}/${bits}`;
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
