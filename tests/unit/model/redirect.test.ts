import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { admit } from '#lib/http/gate';
import { isOldAddress, redirectFinder } from '#lib/model/redirect';

const find = redirectFinder([
  { from: '/news/show.asp?id=12', to: '/notices/a' },
  { from: '/news/show.asp?id=12&page=2', to: '/notices/b' },
  { from: '/news/show.asp', to: '/notices' },
  { from: '/整改/通报.html', to: '/notices/c' },
  { from: '/list?title=%D6%D0', to: '/notices/d' },
]);

describe('the redirect of an address', () => {
  test.each([
    ['/news/show.asp?id=12', '/notices/a'],
    ['/news/show.asp?page=2&id=12', '/notices/b'],
    ['/news/show.asp?id=12&from=singlemessage&isappinstalled=0', '/notices/a'],
    ['/news/show.asp?id=13', '/notices'],
    ['/news/show.asp', '/notices'],
    ['/%E6%95%B4%E6%94%B9/%E9%80%9A%E6%8A%A5.html', '/notices/c'],
    ['/list?title=%D6%D0', '/notices/d'],
  ])('is found however the address is written: %s', (asked, to) => expect(find(asked)?.to).toBe(to));

  test.each([
    '/',
    '/news',
    '/News/show.asp',
    '/news/show.asp/x',
    '/list',
    '/list?title=',
    '/%',
    '/%E6',
    '/__proto__',
  ])('is none where no old address was: %s', (asked) => expect(find(asked)).toBeNull());

  test('is looked for in any text, and nothing is thrown', () => {
    fc.assert(fc.property(fc.string({ unit: 'binary', maxLength: 3000 }), (asked) => find(asked) === null));
  });
});

describe('an old address', () => {
  test.each([
    '/a',
    '/a/b.htm',
    '/show.asp?id=1',
    '/show.asp?id=1&x=%D6%D0',
    '/a%20b',
    '/通报',
    '/a?b',
    '/40',
  ])('may be %s', (address) => expect(isOldAddress(address)).toBe(true));

  test.each([
    ...[
      '',
      '/',
      'a',
      'https://www.example.cn/a',
      '//a',
      '/a/',
      '/a//b',
      '/a#b',
      '/a b',
      '/../a',
      '/a/..',
      '/./a',
    ],
    ...[
      '/a\\b',
      '/%2e%2e/a',
      '/a%2f%2fb',
      '/%',
      '/%ff',
      '/%00',
      '/_next/a',
      '/%5fnext',
      '/prerendered/a',
      '/404.html',
    ],
    ...['/a?', '/a?_b=1', '/a?%5Fb=1', '/a?nxtP=1', '/a?b&&c', `/${'a'.repeat(2000)}`],
  ])('is never %s', (address) => expect(isOldAddress(address)).toBe(false));

  test('that may be written is one that the gate hands on as it is', () => {
    const piece = fc.constantFrom(
      '/',
      'a',
      '.',
      '..',
      '%2f',
      '%2e',
      '_',
      '404',
      '?',
      '&',
      '=',
      'nxt',
      '%',
      '%5f',
      '通',
      '#',
      '-',
    );
    const address = fc.array(piece, { maxLength: 12 }).map((pieces) => `/${pieces.join('')}`);
    const seen = (url: string) => admit({ url, method: 'GET', headers: {}, remoteAddress: '' }, 0).url;
    fc.assert(
      fc.property(
        fc.oneof(
          address,
          fc.webPath().map((path) => `/${path}`),
        ),
        (written) => {
          fc.pre(isOldAddress(written));
          const { pathname, search } = new URL(written, 'http://inside');
          expect(seen(pathname + search)).toBe(pathname + search);
          expect(redirectFinder([{ from: written, to: '/' }])(pathname + search)).not.toBeNull();
        },
      ),
      { numRuns: 2000 },
    );
  });
});
