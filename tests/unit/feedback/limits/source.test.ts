import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { networkOf, sourceHash } from '#lib/feedback/limits/source';

describe('the source that an address is counted as', () => {
  test.each([
    ['an IPv4 address', '203.0.113.7', '203.0.113.7'],
    ['with a port', '203.0.113.7:51234', '203.0.113.7'],
    ['with blanks', ' 203.0.113.7 ', '203.0.113.7'],
    ['mapped into IPv6', '::ffff:203.0.113.7', '203.0.113.7'],
    ['mapped, in hexadecimal', '::FFFF:cb00:7107', '203.0.113.7'],
    ['mapped, at full length', '0:0:0:0:0:ffff:cb00:7107', '203.0.113.7'],
    ['mapped, in brackets with a port', '[::ffff:203.0.113.7]:443', '203.0.113.7'],
    ['mapped, the least', '::ffff:0.0.0.0', '0.0.0.0'],
    ['mapped, the greatest', '::ffff:255.255.255.255', '255.255.255.255'],
  ])('is, of %s, the IPv4 address', (_, address, network) => {
    expect(networkOf(address)).toBe(network);
  });

  test.each([
    ['as it is', '2001:db8:1:2:3:4:5:6', '2001:db8:1:2'],
    ['shortened', '2001:db8:1:2::6', '2001:db8:1:2'],
    ['shortened before the network’s end', '2001:db8::6', '2001:db8:0:0'],
    ['with zeros in front', '2001:0DB8:0001:0002::', '2001:db8:1:2'],
    ['in brackets', '[2001:db8:1:2::6]', '2001:db8:1:2'],
    ['in brackets with a port', '[2001:db8:1:2::6]:51234', '2001:db8:1:2'],
    ['with a zone', 'fe80::1%eth0', 'fe80:0:0:0'],
    ['with a zone, in brackets with a port', '[fe80::1%25eth0]:80', 'fe80:0:0:0'],
    ['with an IPv4 address at its end', '2001:db8:1:2::203.0.113.7', '2001:db8:1:2'],
    ['of this machine', '::1', '0:0:0:0'],
    ['of nothing', '::', '0:0:0:0'],
    ['that only looks mapped', '1::ffff:203.0.113.7', '1:0:0:0'],
  ])('is, of an IPv6 address %s, its /64', (_, address, network) => {
    expect(networkOf(address)).toBe(network);
  });

  test.each([
    'unknown',
    '',
    '_hidden',
    '203.0.113',
    '203.0.113.999',
    '2001:db8',
    '203.0.113.7, 198.51.100.1',
    'g::1',
  ])('is what a proxy wrote, where that is no address: %j', (address) => {
    expect(networkOf(address)).toBe(address);
  });

  test('never breaks what counts it', () => {
    const near = fc.stringMatching(/^[[\]0-9a-f:.%x ]{0,24}$/);
    fc.assert(
      fc.property(fc.oneof(near, fc.string({ unit: 'binary' })), (address) => {
        expect(typeof networkOf(address)).toBe('string');
      }),
      { numRuns: 1000 },
    );
  });
});

const groups = (length: number) =>
  fc.array(fc.oneof(fc.constant(0), fc.nat(0xffff)), { minLength: length, maxLength: length });

/** The spellings of one address: each group in either case, with zeros in front or not, one run of zeros left out. */
const spelled = (address: readonly number[]) =>
  fc
    .record({ cut: fc.nat(7), padded: fc.boolean(), upper: fc.boolean(), quad: fc.boolean() })
    .map(({ cut, padded, upper, quad }) => {
      const written = address.map((group) => group.toString(16).padStart(padded ? 4 : 1, '0'));
      const [high = 0, low = 0] = address.slice(6);
      if (quad) written.splice(6, 2, [high >> 8, high & 255, low >> 8, low & 255].join('.'));
      const zeros = address.slice(cut, quad ? 6 : 8).findIndex((group) => group !== 0);
      const run = zeros === -1 ? (quad ? 6 : 8) - cut : zeros;
      const whole = written.join(':');
      const short = `${written.slice(0, cut).join(':')}::${written.slice(cut + run).join(':')}`;
      const text = run > 0 ? short : whole;
      return upper ? text.toUpperCase() : text;
    });

describe('two IPv6 addresses', () => {
  test('of one /64 are one source, however each is spelled', () => {
    const pairs = fc
      .tuple(groups(4), groups(4), groups(4))
      .filter(([network]) => network.some((group) => group !== 0))
      .chain(([network, one, other]) =>
        fc.tuple(spelled([...network, ...one]), spelled([...network, ...other])),
      );
    fc.assert(
      fc.property(pairs, ([one, other]) => {
        expect(networkOf(one)).toBe(networkOf(other));
      }),
      { numRuns: 1000 },
    );
  });

  test('of two /64 are two sources', () => {
    const pairs = fc
      .tuple(groups(4), groups(4), groups(4))
      .filter(([one, other]) => one.join() !== other.join())
      .chain(([one, other, rest]) => fc.tuple(spelled([...one, ...rest]), spelled([...other, ...rest])));
    fc.assert(
      fc.property(pairs, ([one, other]) => {
        expect(networkOf(one)).not.toBe(networkOf(other));
      }),
      { numRuns: 1000 },
    );
  });
});

describe('a source as it is counted', () => {
  const KEY = new Uint8Array(32).fill(1);

  test('holds nothing of the address', () => {
    fc.assert(
      fc.property(fc.ipV4(), (address) => {
        expect(sourceHash(address, KEY)).toMatch(/^[\w-]{22}$/);
        expect(sourceHash(address, KEY)).not.toContain(address);
      }),
    );
  });

  test('is the same for the same network and key alone', () => {
    const other = new Uint8Array(32).fill(2);
    expect(sourceHash('2001:db8::1', KEY)).toBe(sourceHash('2001:db8::2', KEY));
    expect(sourceHash('2001:db8::1', KEY)).not.toBe(sourceHash('2001:db8:1::1', KEY));
    expect(sourceHash('203.0.113.7', KEY)).not.toBe(sourceHash('203.0.113.7', other));
  });
});
