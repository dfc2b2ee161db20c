import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { LEDGER_STATES } from '#lib/model/ledger/ledger';
import { ledgerAddress, readLedgerQuery, WHOLE_LEDGER } from '#lib/model/ledger/ledger-query';

const read = (query: string) => readLedgerQuery(new URLSearchParams(query));

describe('the address of a ledger', () => {
  test.each([
    ['', WHOLE_LEDGER],
    ['page=3&state=未完成&unit=一科', { page: 3, state: '未完成', unit: '一科' }],
    ['page=0', WHOLE_LEDGER],
    ['page=1e3', WHOLE_LEDGER],
    ['page=9999999', WHOLE_LEDGER],
    ['state=完成', WHOLE_LEDGER],
    ['unit=', WHOLE_LEDGER],
    ['state=未完成&state=已完成', { ...WHOLE_LEDGER, state: '未完成' }],
    ['utm_source=wechat&sort=desc', WHOLE_LEDGER],
  ])('?%s is read as %o', (query, expected) => {
    expect(read(query)).toEqual(expected);
  });

  test('leads to the query that it was made of', () => {
    fc.assert(
      fc.property(
        fc.record({
          state: fc.constantFrom(null, ...LEDGER_STATES),
          unit: fc.option(fc.string({ minLength: 1, unit: 'grapheme' })),
          page: fc.integer({ min: 1, max: 999_999 }),
        }),
        (query) => {
          const { searchParams } = new URL(ledgerAddress('a', query, 'ledger-7'), 'https://a.example');
          expect(readLedgerQuery(searchParams)).toEqual(query);
        },
      ),
    );
  });

  test('is the plain one without a query, and names a row', () => {
    expect(ledgerAddress('a', WHOLE_LEDGER)).toBe('/notices/a/ledger');
    expect(ledgerAddress('a', { ...WHOLE_LEDGER, page: 2 }, 'ledger-7')).toBe(
      '/notices/a/ledger?page=2#ledger-7',
    );
  });
});
