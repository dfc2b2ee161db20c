import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { listAddress, readListQuery, SEARCH_LIMIT, WORD_LIMIT } from '#lib/search/list-query';

const NOTHING = { phase: null, issuer: null, q: null, isCut: false, page: 1 };
const read = (address: string) => readListQuery(new URLSearchParams(address));

describe('the list’s address', () => {
  test.each([
    ['', {}],
    ['phase=open', { phase: 'open' }],
    ['issuer=%E4%BA%91%E6%BA%AA', { issuer: '云溪' }],
    ['q=%E7%A7%91%E6%99%AE+%E7%BB%8F%E8%B4%B9', { q: '科普 经费' }],
    ['q=+%E3%80%80%0A%00x%00%E2%80%AE+', { q: 'x' }],
    ['page=12', { page: 12 }],
    ['phase=closed&issuer=x&q=y&page=2', { phase: 'closed', issuer: 'x', q: 'y', page: 2 }],
    ['q=first&q=second', { q: 'first' }],
  ])('%j is read', (address, expected) => expect(read(address)).toEqual({ ...NOTHING, ...expected }));

  test.each([
    'phase=',
    'phase=OPEN',
    'phase=constructor',
    'issuer=',
    'q=',
    'q=%E2%80%8B',
    'q=%E3%85%A4+%E2%A0%80',
    'q=%EE%80%80',
    'page=0',
    'page=-1',
    'page=1.5',
    'page=1e3',
    'page=99999999999',
    'page=%EF%BC%91',
    'sort=title&__proto__=x&amp;phase=open',
    '%E0%A4%A',
    '&&==&',
  ])('%j asks for nothing', (address) => expect(read(address)).toEqual(NOTHING));

  test('searches for the beginning of what is too long, and knows it', () => {
    const { q, isCut } = read(`q=${'𠮷'.repeat(SEARCH_LIMIT + 1)}`);
    expect([q, isCut]).toEqual(['𠮷'.repeat(SEARCH_LIMIT), true]);
    expect(read(`q=${'字'.repeat(SEARCH_LIMIT)}`).isCut).toBe(false);
  });

  test('searches for the first of too many words, and knows it', () => {
    const words = Array.from({ length: WORD_LIMIT + 1 }, (_, index) => `词${index}`);
    const cut = words.slice(0, WORD_LIMIT).join(' ');
    expect(read(`q=${words.join('+')}`)).toMatchObject({ q: cut, isCut: true });
    expect(read(`q=+${cut.replaceAll(' ', '　　')}+`)).toMatchObject({ q: cut, isCut: false });
  });

  test('can be anything at all', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (address) => {
        expect(read(address).page).toBeGreaterThan(0);
      }),
    );
  });

  test('holds what was read from it, and nothing that was not asked for', () => {
    expect(listAddress(NOTHING)).toBe('/notices');
    expect(listAddress({ ...NOTHING, q: 'a&b=<c>' })).toBe('/notices?q=a%26b%3D%3Cc%3E');
    fc.assert(
      fc.property(
        fc.constantFrom('upcoming', 'open', 'closed', null),
        fc.option(fc.string({ minLength: 1 })),
        fc.string(),
        fc.integer({ min: 1, max: 999_999 }),
        (phase, issuer, typed, page) => {
          const { q } = read(new URLSearchParams({ q: typed }).toString());
          const address = listAddress({ phase, issuer, q, page });
          expect(read(address.replace(/^[^?]*\??/, ''))).toMatchObject({ phase, issuer, q, page });
        },
      ),
    );
  });
});
