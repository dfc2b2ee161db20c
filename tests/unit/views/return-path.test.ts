import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { parseReturnPath, readingAddress } from '#lib/views/return-path';

const SITE = 'https://www.example.gov.cn';

describe('the path that `from` names', () => {
  test.each([
    { from: '/', expected: '/' },
    { from: '/notices/2024-district-inspection', expected: '/notices/2024-district-inspection' },
    { from: '/notices?phase=open&q=科普', expected: '/notices?phase=open&q=%E7%A7%91%E6%99%AE' },
    { from: '/notices/a#rectification-3', expected: '/notices/a#rectification-3' },
    { from: '/a/../b', expected: '/b' },
    { from: '', expected: null },
    { from: 'notices', expected: null },
    { from: 'https://evil.example/', expected: null },
    { from: '//evil.example/', expected: null },
    { from: '/\\evil.example/', expected: null },
    { from: '/.//evil.example/', expected: null },
    { from: '/a/..//evil.example/', expected: null },
    { from: '/\t/evil.example/', expected: null },
    { from: 'javascript:alert(1)', expected: null },
    { from: `/${'x'.repeat(3_000)}`, expected: null },
    { from: `/notices?q=${'字'.repeat(300)}`, expected: null },
  ])('of $from is $expected', ({ from, expected }) => {
    expect(parseReturnPath(from)).toBe(expected);
  });
});

test('whatever was named, what is returned to is on this site, and fits a header', () => {
  const piece = fc.constantFrom(
    '/',
    '\\',
    '.',
    '..',
    ':',
    '@',
    '?',
    '#',
    '\t',
    '\n',
    '\r',
    ' ',
    '%2f',
    'evil.example',
  );
  const from = fc.oneof(
    fc.string({ unit: 'binary' }),
    fc.array(piece).map((pieces) => `/${pieces.join('')}`),
  );
  fc.assert(
    fc.property(from, (text) => {
      const path = parseReturnPath(text);
      if (path === null) return;
      expect(path).toMatch(/^[\x21-\x7e]+$/);
      expect(new URL(path, SITE).origin).toBe(SITE);
    }),
  );
});

test('the address of the preferences names the page to return to', () => {
  const address = readingAddress('/notices?q=a&page=2');
  expect(address).toBe('/reading?from=/notices%3Fq%3Da%26page%3D2');
  expect(new URL(address, SITE).searchParams.get('from')).toBe('/notices?q=a&page=2');
});
