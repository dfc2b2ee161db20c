import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { networksOf, widestNetworkOf } from '#lib/http/network';

const networkOf = (address: string) => networksOf(address)[0];

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
    ['as it is', '2001:db8:1:2:3:4:5:6', '2001:db8:1:2/64'],
    ['shortened', '2001:db8:1:2::6', '2001:db8:1:2/64'],
    ['shortened before the network’s end', '2001:db8::6', '2001:db8:0:0/64'],
    ['with zeros in front', '2001:0DB8:0001:0002::', '2001:db8:1:2/64'],
    ['in brackets', '[2001:db8:1:2::6]', '2001:db8:1:2/64'],
    ['in brackets with a port', '[2001:db8:1:2::6]:51234', '2001:db8:1:2/64'],
    ['with a zone', 'fe80::1%eth0', 'fe80:0:0:0/64'],
    ['with a zone, in brackets with a port', '[fe80::1%25eth0]:80', 'fe80:0:0:0/64'],
    ['with an IPv4 address at its end', '2001:db8:1:2::203.0.113.7', '2001:db8:1:2/64'],
    ['of this machine', '::1', '0:0:0:0/64'],
    ['of nothing', '::', '0:0:0:0/64'],
    ['that only looks mapped', '1::ffff:203.0.113.7', '1:0:0:0/64'],
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

describe('the networks of an IPv6 address', () => {
  test('are its /64, and the /56 and the /48 around it', () => {
    expect(networksOf('2001:db8:1:2abc::6')).toEqual([
      '2001:db8:1:2abc/64',
      '2001:db8:1:2a00/56',
      '2001:db8:1/48',
    ]);
    expect(networksOf('2001:db8:1:2aff::6').slice(1)).toEqual(networksOf('2001:db8:1:2a00::6').slice(1));
    expect(networksOf('2001:db8:1:2b00::6')[1]).not.toBe('2001:db8:1:2a00/56');
    expect(widestNetworkOf('2001:db8:1:ffff::6')).toBe('2001:db8:1/48');
  });

  test('are one for what is no IPv6 address', () => {
    for (const address of ['203.0.113.7', '::ffff:203.0.113.7', 'unknown', ''])
      expect([networksOf(address).length, widestNetworkOf(address)]).toEqual([1, networksOf(address)[0]]);
  });
});
