import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { chooseCoding } from '#lib/http/content-coding';

describe('Accept-Encoding', () => {
  test.each([
    // Plain lists, as browsers and tools send them.
    ['gzip', 'gzip'],
    ['gzip, deflate, br, zstd', 'gzip'],
    ['br, gzip', 'gzip'],
    ['gzip,identity', 'gzip'],
    ['identity, gzip', 'gzip'],
    ['identity', 'identity'],
    ['br', 'identity'],
    ['deflate, br;q=0.9', 'identity'],
    ['compress, x-compress', 'identity'],
    // No wish at all.
    [null, 'identity'],
    ['', 'identity'],
    [' ', 'identity'],
    [',', 'identity'],
    // Names: case, the older name, no other.
    ['GZIP', 'gzip'],
    ['x-gzip', 'gzip'],
    ['X-GZip', 'gzip'],
    ['x-gzip;q=0.5, identity;q=0.1', 'gzip'],
    ['x-gzip;q=0', 'identity'],
    ['x-gzip-not', 'identity'],
    ['gzipped', 'identity'],
    ['IDENTITY;q=1, gzip;q=0.9', 'identity'],
    // Weights.
    ['gzip;q=1', 'gzip'],
    ['gzip;q=1.000', 'gzip'],
    ['gzip;q=0.5', 'gzip'],
    ['gzip;q=0.001', 'gzip'],
    ['gzip;q=0', 'identity'],
    ['gzip;q=0.', 'identity'],
    ['gzip;q=0.000', 'identity'],
    ['gzip;Q=0', 'identity'],
    ['gzip;q=0.1, identity;q=1', 'identity'],
    ['identity;q=1, gzip;q=0.1', 'identity'],
    ['gzip;q=0.1, identity', 'identity'],
    ['gzip;q=0.5, identity;q=0.5', 'gzip'],
    ['gzip, identity;q=0.5', 'gzip'],
    ['gzip;q=0.998, identity;q=0.999', 'identity'],
    ['br;q=1, gzip;q=0.2, identity;q=0.1', 'gzip'],
    ['identity;q=0.1', 'identity'],
    // What `*` stands for: whatever is not named.
    ['*', 'gzip'],
    ['*;q=0.1', 'gzip'],
    ['*;q=0', 'identity'],
    ['gzip, *;q=0', 'gzip'],
    ['gzip;q=0, *', 'identity'],
    ['identity, *;q=0', 'identity'],
    ['identity;q=0.5, *', 'gzip'],
    ['identity;q=0.5, *;q=0.1', 'identity'],
    ['gzip;q=0.1, *', 'identity'],
    ['gzip;q=0.1, *;q=0.1', 'gzip'],
    ['identity;q=0, *;q=0.1', 'gzip'],
    ['deflate, gzip;q=1.0, *;q=0.5', 'gzip'],
    // `identity` refused.
    ['gzip, identity;q=0', 'gzip'],
    ['gzip;q=0.001, identity;q=0', 'gzip'],
    // Nothing is acceptable.
    ['identity;q=0', 'identity'],
    ['gzip;q=0, identity;q=0', 'identity'],
    ['gzip;q=0, *;q=0', 'identity'],
    ['br, identity;q=0', 'identity'],
    ['br, *;q=0', 'identity'],
    // Blanks.
    ['  gzip  ', 'gzip'],
    ['\tgzip\t;\tq=0.5\t,\tbr', 'gzip'],
    ['gzip ; q=0', 'identity'],
    ['br,, ,gzip', 'gzip'],
    ['gzip; q=0.1 ,identity ; q=1', 'identity'],
    ['\u00a0gzip', 'identity'],
    // Members that cannot be read are passed over.
    ['gzip;q=', 'identity'],
    ['gzip;q=2', 'identity'],
    ['gzip;q=1.5', 'identity'],
    ['gzip;q=-1', 'identity'],
    ['gzip;q=0.1234', 'identity'],
    ['gzip;q=.5', 'identity'],
    ['gzip;q=a', 'identity'],
    ['gzip;q="1"', 'identity'],
    ['gzip;q = 1', 'identity'],
    ['gzip;q=1;q=1', 'identity'],
    ['gzip;level=9', 'identity'],
    ['gzip;', 'identity'],
    ['gzip q=1', 'identity'],
    ['gzip/1', 'identity'],
    ['gzip;q=x, *', 'gzip'],
    ['gzip;q=0.5, identity;q=9', 'gzip'],
    ['*;q=x, gzip;q=0.1', 'gzip'],
    // A coding named twice has the smaller weight.
    ['gzip, gzip;q=0', 'identity'],
    ['gzip;q=0, gzip', 'identity'],
    ['x-gzip;q=0.9, gzip;q=0.1, identity;q=0.5', 'identity'],
    ['identity;q=1, identity;q=0.1, gzip;q=0.5', 'gzip'],
  ] as const)('%j chooses %s', (header, coding) => expect(chooseCoding(header)).toBe(coding));

  const weight = fc.integer({ min: 0, max: 1000 });
  const blank = fc.constantFrom('', ' ', '\t', '  ');
  const written = (name: string, thousandths: number, before: string, after: string) =>
    `${before}${name}${after};${before}q=${(thousandths / 1000).toFixed(3)}${after}`;

  test('chooses the greater weight, in whatever order, case and spacing the two are named', () => {
    const names = fc.constantFrom('gzip', 'GZIP', 'x-gzip', 'X-Gzip');
    fc.assert(
      fc.property(names, weight, weight, blank, blank, fc.boolean(), (name, gzip, identity, a, b, swap) => {
        const members = [written(name, gzip, a, b), written('identity', identity, b, a)];
        const header = (swap ? members.reverse() : members).join(',');
        expect(chooseCoding(header)).toBe(gzip > 0 && gzip >= identity ? 'gzip' : 'identity');
      }),
    );
  });

  test('does not change with members of other codings, nor with those that cannot be read', () => {
    const others = fc.array(
      fc.constantFrom('br', 'deflate;q=0.3', 'zstd;q=0', 'gzip;q=7', 'identity;q=', ';q=1', '', '*;q=one'),
    );
    fc.assert(
      fc.property(others, weight, weight, others, (before, gzip, identity, after) => {
        const own = [written('gzip', gzip, '', ''), written('identity', identity, '', '')];
        expect(chooseCoding([...before, ...own, ...after].join(','))).toBe(chooseCoding(own.join(',')));
      }),
    );
  });

  test('never chooses gzip where nothing names it, and answers whatever a header holds', () => {
    fc.assert(
      fc.property(fc.string(), (header) => {
        const coding = chooseCoding(header);
        if (!/gzip|\*/i.test(header)) expect(coding).toBe('identity');
        expect(['gzip', 'identity']).toContain(coding);
      }),
    );
  });
});
