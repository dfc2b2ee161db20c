import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { LEDGER_STATES, ledgerCell } from '#lib/model/ledger/ledger';
import {
  fitsNoticePage,
  LEDGER_PAGE_ROWS,
  ledgerPage,
  ledgerRowAddresses,
} from '#lib/model/ledger/ledger-page';
import { readLedgerQuery, WHOLE_LEDGER } from '#lib/model/ledger/ledger-query';
import { longLedger, madeLedger } from '../../../harness/ledger';
import { fixtureNotice } from '../../content/fixtures';

const ledgers = fc
  .array(
    fc.record({
      problem: fc.integer({ min: 1, max: 3000 }).map((length) => '问'.repeat(length)),
      unit: fc.constantFrom('一科', '二科', '三科', ''),
      state: fc.constantFrom(...LEDGER_STATES),
    }),
    { minLength: 1, maxLength: 60 },
  )
  .map(madeLedger);

const filters = fc.record({
  state: fc.constantFrom(null, ...LEDGER_STATES),
  unit: fc.constantFrom(null, '一科', '二科', '三科'),
});

describe('the pages of a ledger', () => {
  test('hold every row that matches once, in order, and none that does not', () => {
    fc.assert(
      fc.property(ledgers, filters, (ledger, { state, unit }) => {
        const first = ledgerPage(ledger, { state, unit, page: 1 });
        const rows = Array.from(
          { length: first.pages },
          (_, index) => ledgerPage(ledger, { state, unit, page: index + 1 }).rows,
        );
        const narrowed = first.query.unit;
        const matching = ledger.rows.filter(
          (row) =>
            (state === null || row.state === state) &&
            (narrowed === null || ledgerCell(ledger, row, 'unit') === narrowed),
        );
        expect(rows.flat()).toEqual(matching);
        expect(first.count).toBe(matching.length);
        for (const page of rows) expect(page.length).toBeLessThanOrEqual(LEDGER_PAGE_ROWS);
      }),
      { numRuns: 60 },
    );
  });

  test('say of each filter how many rows it would show', () => {
    fc.assert(
      fc.property(ledgers, filters, (ledger, { state, unit }) => {
        const { query, states, units, anyState, anyUnit } = ledgerPage(ledger, { state, unit, page: 1 });
        for (const { value, count } of states)
          expect(ledgerPage(ledger, { ...query, state: value }).count).toBe(count);
        for (const { value, count } of units)
          expect(ledgerPage(ledger, { ...query, unit: value }).count).toBe(count);
        expect(ledgerPage(ledger, { ...query, state: null }).count).toBe(anyState);
        expect(ledgerPage(ledger, { ...query, unit: null }).count).toBe(anyUnit);
      }),
      { numRuns: 60 },
    );
  });

  test('past the end are the last, which says so', () => {
    const { query, missingPage, rows } = ledgerPage(longLedger(30), { ...WHOLE_LEDGER, page: 9 });
    expect([query.page, missingPage, rows.length]).toEqual([2, 9, 10]);
  });

  test('are not narrowed to a unit that no row has', () => {
    const { query, count } = ledgerPage(longLedger(3), { ...WHOLE_LEDGER, unit: '没有这个单位' });
    expect([query.unit, count]).toEqual([null, 3]);
  });

  test('offer as many units as a page can hold, and say how many more there are', () => {
    const units = Array.from({ length: 400 }, (_, index) => ({ problem: '问', unit: `第${index}个单位` }));
    const page = ledgerPage(madeLedger(units), WHOLE_LEDGER);
    expect(page.units.length).toBeGreaterThan(20);
    expect(page.units.length + page.unlistedUnits).toBe(400);
    expect(page.unlistedUnits).toBeGreaterThan(0);
  });

  test('list the unit with most rows first', () => {
    const units = ['少', '多', '多'].map((unit) => ({ problem: '问', unit }));
    expect(ledgerPage(madeLedger(units), WHOLE_LEDGER).units).toEqual([
      { value: '多', count: 2 },
      { value: '少', count: 1 },
    ]);
  });
});

test('every row has the address of the page on which it stands', () => {
  fc.assert(
    fc.property(ledgers, (ledger) => {
      const addresses = ledgerRowAddresses('a', ledger);
      expect(addresses.size).toBe(ledger.rows.length);
      for (const [anchor, address] of addresses) {
        const { pathname, searchParams, hash } = new URL(address, 'https://a.example');
        expect([pathname, hash]).toEqual(['/notices/a/ledger', `#${anchor}`]);
        const { rows } = ledgerPage(ledger, readLedgerQuery(searchParams));
        expect(rows.map((row) => row.anchor)).toContain(anchor);
      }
    }),
    { numRuns: 40 },
  );
});

describe('a notice’s own page', () => {
  const notice = fixtureNotice('2023-city-archives');

  test('holds a short ledger whole', () => {
    expect(fitsNoticePage({ ...notice, ledger: longLedger(5) })).toBe(true);
  });

  test.each([
    ['many rows', longLedger(LEDGER_PAGE_ROWS + 1)],
    ['long rows', madeLedger([{ problem: '问'.repeat(4000) }])],
  ])('does not hold one of %s', (_, ledger) => {
    expect(fitsNoticePage({ ...notice, ledger })).toBe(false);
  });
});
