import {
  LEDGER_STATES,
  type Ledger,
  type LedgerRow,
  type LedgerState,
  ledgerCell,
} from '#lib/model/ledger/ledger';
import { type LedgerQuery, ledgerAddress, WHOLE_LEDGER } from '#lib/model/ledger/ledger-query';
import type { Notice } from '#lib/model/notice';
import { noticeText } from '#lib/model/notice-text';

/** Most rows of a page of a ledger. */
export const LEDGER_PAGE_ROWS = 20;

/**
 * Most bytes that rows and filters of a page may take, packed, so that it stays within the 14,336 bytes (gzip) of a page:
 * measured, the page around them takes up to 4,800. A row that is longer by itself has a page of its own.
 */
const LEDGER_PAGE_BYTES = 9_400;

/** Most bytes that text and rows of a notice's page may take, packed, where that holds its ledger whole: as measured. */
const NOTICE_PAGE_BYTES = 5_400;

/** Most bytes of the filters by unit, packed: of more units, those with fewest rows are not offered. */
const UNIT_FILTER_BYTES = 2_500;

/** What Chinese text takes, packed, in bytes a character: of words that recur, and at worst. */
const TEXT_BYTES = 1.4;
const WORST_TEXT_BYTES = 2.1;

/** What the tags and links of a row take, packed. */
const ROW_BYTES = 100;

/** What a character of a unit takes, packed, that stands in a filter and in its address, which writes it in nine. */
const UNIT_CHARACTER_BYTES = 6;

/** A value that a filter of a ledger offers, and how many rows have it. */
export interface LedgerChoice<Value> {
  value: Value;
  count: number;
}

/** A page of a ledger. */
export interface LedgerPage {
  /** The effective query: a unit that no row has is dropped, a page past the end becomes the last. */
  query: LedgerQuery;
  /** The page number that was asked for, when it is past the end; else null. */
  missingPage: number | null;
  /** How many rows match the query. */
  count: number;
  pages: number;
  rows: readonly LedgerRow[];
  /** The states and units that some row has, each with the rows that it would show beside the other filter. */
  states: readonly LedgerChoice<LedgerState>[];
  units: readonly LedgerChoice<string>[];
  /** How many units some row has that are not offered, since a page could not hold them. */
  unlistedUnits: number;
  /** How many rows match without the filter by state, and without that by unit. */
  anyState: number;
  anyUnit: number;
}

/** Filters and paginates the rows of a ledger. */
export function ledgerPage(ledger: Ledger, asked: LedgerQuery): LedgerPage {
  const { rows } = ledger;
  const unitOf = (row: LedgerRow) => ledgerCell(ledger, row, 'unit');
  const unit = rows.some((row) => unitOf(row) === asked.unit) ? asked.unit : null;
  const { state } = asked;
  const isOfUnit = (row: LedgerRow) => unit === null || unitOf(row) === unit;
  const ofState = rows.filter((row) => state === null || row.state === state);
  const ofUnit = rows.filter(isOfUnit);
  const { listed, unlisted, cost } = unitsIn(ledger);
  const pages = pagesOf(ofState.filter(isOfUnit), cost);
  const page = Math.min(asked.page, pages.length);
  return {
    query: { state, unit, page },
    missingPage: asked.page > pages.length ? asked.page : null,
    count: pages.reduce((sum, { length }) => sum + length, 0),
    pages: pages.length,
    rows: pages[page - 1] ?? [],
    states: LEDGER_STATES.filter((value) => value === state || rows.some((row) => row.state === value)).map(
      (value) => ({ value, count: ofUnit.filter((row) => row.state === value).length }),
    ),
    anyState: ofUnit.length,
    anyUnit: ofState.length,
    units: listed.map((value) => ({ value, count: ofState.filter((row) => unitOf(row) === value).length })),
    unlistedUnits: unlisted,
  };
}

/** The address of each row of a ledger, by its anchor: the page of the whole ledger on which it stands, and its place there. */
export function ledgerRowAddresses(slug: string, ledger: Ledger): ReadonlyMap<string, string> {
  return new Map(
    pagesOf(ledger.rows, unitsIn(ledger).cost).flatMap((page, index) =>
      page.map(({ anchor }) => [anchor, ledgerAddress(slug, { ...WHOLE_LEDGER, page: index + 1 }, anchor)]),
    ),
  );
}

/** Whether a notice's own page can hold its ledger whole, within the bytes that a page may have. */
export function fitsNoticePage(notice: Notice): boolean {
  const rows = notice.ledger?.rows ?? [];
  const besides = noticeText({ ...notice, ledger: null }).length * TEXT_BYTES;
  const cost = rows.reduce((sum, row) => sum + costOf(row), besides);
  return rows.length <= LEDGER_PAGE_ROWS && cost <= NOTICE_PAGE_BYTES;
}

/**
 * Cuts rows of a ledger into pages; without rows, one empty page.
 * @param rows some of the ledger's, in its order. @param besides what the filters on each page take, packed, in bytes.
 */
function pagesOf(rows: readonly LedgerRow[], besides: number): LedgerRow[][] {
  const most = LEDGER_PAGE_BYTES - besides;
  const pages: LedgerRow[][] = [[]];
  let cost = 0;
  for (const row of rows) {
    const last = pages.at(-1) ?? [];
    const isFull = last.length === LEDGER_PAGE_ROWS || (last.length > 0 && cost + costOf(row) > most);
    if (isFull) {
      pages.push([row]);
      cost = costOf(row);
    } else {
      last.push(row);
      cost += costOf(row);
    }
  }
  return pages;
}

/** What a row takes on a page, packed, in bytes. */
function costOf({ cells }: LedgerRow): number {
  return cells.reduce((sum, text) => sum + text.length * WORST_TEXT_BYTES, ROW_BYTES);
}

/** The units of a ledger for its filter, those with most rows first, else in its order; and what they take, packed. */
function unitsIn(ledger: Ledger): { listed: string[]; unlisted: number; cost: number } {
  const counts = new Map<string, number>();
  for (const row of ledger.rows) {
    const unit = ledgerCell(ledger, row, 'unit');
    if (unit !== '') counts.set(unit, (counts.get(unit) ?? 0) + 1);
  }
  const units = [...counts].sort(([, a], [, b]) => b - a).map(([unit]) => unit);
  const listed: string[] = [];
  let cost = 0;
  for (const unit of units) {
    const more = (unit.length + 1) * UNIT_CHARACTER_BYTES;
    if (cost + more > UNIT_FILTER_BYTES) break;
    listed.push(unit);
    cost += more;
  }
  return { listed, unlisted: units.length - listed.length, cost };
}
