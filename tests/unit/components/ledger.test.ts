import { gzipSync } from 'node:zlib';
import { createElement } from 'react';
import { describe, expect, test } from 'vitest';
import { FeedbackForm } from '#components/feedback/FeedbackForm';
import { LedgerView } from '#components/ledger/LedgerView';
import { NoticeView } from '#components/notice/NoticeView';
import { renderDocument } from '#components/page/renderDocument';
import { EMPTY_FIELDS } from '#lib/feedback/form/fields';
import type { Ledger } from '#lib/model/ledger/ledger';
import { fitsNoticePage, LEDGER_PAGE_ROWS, ledgerPage } from '#lib/model/ledger/ledger-page';
import { type LedgerQuery, WHOLE_LEDGER } from '#lib/model/ledger/ledger-query';
import type { Notice } from '#lib/model/notice';
import { cutPage } from '#lib/site/cut-page';
import { joinPieces, TIMELESS_STATE } from '#lib/site/page-pieces';
import { withStyle } from '#lib/site/page-styles';
import { pruneStyle } from '#lib/site/style';
import { archivedHtml } from '../../../scripts/notice/archive-page';
import { noticeHtml } from '../../../scripts/notice/document';
import { bundleStyles } from '../../../scripts/styles';
import { faultsOf, PAGE_BUDGET, strayNames, values } from '../../harness/document';
import { longLedger, type MadeRow, madeLedger } from '../../harness/ledger';
import { fixtureNotice } from '../content/fixtures';
import { OFFICE, wordsOf } from './drawn';

const NOTICE = fixtureNotice('2024-district-inspection');
const STYLES = await bundleStyles();

/** A page of a ledger as the site draws it. */
function drawnLedger(notice: Notice, asked: Partial<LedgerQuery> = {}, isOpen = true): Promise<string> {
  const { ledger, slug, withdrawn } = notice;
  if (!ledger) throw new Error('no ledger');
  const page = createElement(LedgerView, {
    notice: { slug, withdrawn },
    noticeTitle: notice.title,
    ledger,
    page: ledgerPage(ledger, { ...WHOLE_LEDGER, ...asked }),
    isOpen,
    publisher: OFFICE,
    siteUrl: 'https://www.yunxi.example',
  });
  return renderDocument(page, STYLES.ledger);
}

/** The links of a page: their words, and where they lead. */
function linksIn(html: string): string[] {
  return [...html.matchAll(/<a href="([^"]*)"[^>]*>(.*?)<\/a>/g)].map(
    ([, href = '', words = '']) => `${wordsOf(words)} → ${href.replaceAll('&amp;', '&')}`,
  );
}

/** Characters that hardly repeat, as many as a row of an audit has, so that packing gains nothing from the making. */
function words(seed: number, length: number): string {
  let state = seed + 1;
  return Array.from({ length }, () => {
    state = (state * 1_103_515_245 + 12_345) % 2_147_483_648;
    return String.fromCodePoint(0x4e00 + ((state >> 8) % 3000));
  }).join('');
}

function rows(count: number, length: number, units = 40): MadeRow[] {
  return Array.from({ length: count }, (_, index) => ({
    problem: words(index * 2, length),
    progress: words(index * 2 + 1, length),
    unit: `${words(index % units, 8)}局`,
  }));
}

describe('the pages of a ledger of 500 rows', () => {
  test.each([
    ['short rows', 15, 40],
    ['usual rows', 120, 40],
    ['long rows', 1_200, 40],
    ['a unit for each row', 15, 500],
    ['one unit', 120, 1],
  ])('keep to the bytes of a page, with %s', async (_, length, units) => {
    const notice = { ...NOTICE, ledger: madeLedger(rows(500, length, units)) };
    const { pages } = ledgerPage(notice.ledger, WHOLE_LEDGER);
    for (const page of new Set([1, Math.ceil(pages / 2), pages])) {
      const html = await drawnLedger(notice, { page });
      expect(gzipSync(html, { level: 9 }).length).toBeLessThanOrEqual(PAGE_BUDGET);
    }
  });

  test('are without a fault, each row with its anchor and its way to the form', async () => {
    const html = await drawnLedger({ ...NOTICE, ledger: longLedger(500) }, { page: 25 });
    expect(await faultsOf(html)).toEqual([]);
    expect(strayNames(html)).toEqual([]);
    expect(values(html, 'id', /<tr [^>]*>/g)).toEqual(
      Array.from({ length: 20 }, (_, index) => `ledger-${index + 481}`),
    );
    expect(linksIn(html)).toContain(
      '对这一项提意见 → /notices/2024-district-inspection/feedback?item=ledger-500',
    );
  });
});

test('a page of a ledger has no way to the form while no feedback is taken', async () => {
  const html = await drawnLedger({ ...NOTICE, ledger: longLedger(3) }, {}, false);
  expect(html).not.toContain('对这一项提意见');
});

test('filters combine, and each says how many rows it would show', async () => {
  const ledger = madeLedger([
    { problem: '甲', unit: '一科', state: '已完成' },
    { problem: '乙', unit: '一科', state: '未完成' },
    { problem: '丙', unit: '二科', state: '未完成' },
  ]);
  const links = linksIn(await drawnLedger({ ...NOTICE, ledger }, { state: '未完成' }));
  const base = '/notices/2024-district-inspection/ledger';
  const query = (parameters: Record<string, string>) => `${base}?${new URLSearchParams(parameters)}`;
  expect(links).toEqual(
    expect.arrayContaining([
      `全部（3项） → ${base}`,
      `已完成（1项） → ${query({ state: '已完成' })}`,
      `未完成（2项，已选） → ${query({ state: '未完成' })}`,
      `一科（1项） → ${query({ state: '未完成', unit: '一科' })}`,
      `二科（1项） → ${query({ state: '未完成', unit: '二科' })}`,
    ]),
  );
});

test('the link to the form is the last thing of a row, also after a further column', async () => {
  const ledger = longLedger(1);
  const columns = [...ledger.columns, { kind: 'further', name: '备注' }] as const;
  const noted = ledger.rows.map((row) => ({ ...row, cells: [...row.cells, '附验收单'] }));
  const html = await drawnLedger({ ...NOTICE, ledger: { ...ledger, columns, rows: noted } });
  expect(wordsOf(/<tr id.*?<\/tr>/.exec(html)?.[0] ?? '')).toMatch(/附验收单对这一项提意见$/);
});

describe('a link to each row', () => {
  const linked = async (columns: Ledger['columns'], cellsOf: (cells: readonly string[]) => string[]) => {
    const ledger = longLedger(2);
    const rows = ledger.rows.map((row) => ({ ...row, cells: cellsOf(row.cells) }));
    const html = await drawnLedger({ ...NOTICE, ledger: { ...ledger, columns, rows } }, {}, false);
    expect(await faultsOf(html)).toEqual([]);
    return linksIn(html).filter((link) => link.includes('→ #ledger-'));
  };

  test('has the words of its name where its number is missing', async () => {
    expect(await linked(longLedger(1).columns, ([, ...others]) => ['', ...others])).toEqual([
      '台账第1行 → #ledger-1',
      '台账第2行 → #ledger-2',
    ]);
  });

  test('is there in a ledger without numbers', async () => {
    expect(await linked(longLedger(1).columns.slice(1), ([, ...others]) => others)).toEqual([
      '台账第1项 → #ledger-1',
      '台账第2项 → #ledger-2',
    ]);
  });
});

test('a filtered page is not for search engines, and the whole one is', async () => {
  const notice = { ...NOTICE, ledger: longLedger(10) };
  const [filtered, whole] = await Promise.all([
    drawnLedger(notice, { state: '未完成' }),
    drawnLedger(notice),
  ]);
  expect([filtered.includes('noindex'), filtered.includes('rel="canonical"')]).toEqual([true, false]);
  expect([whole.includes('noindex'), whole.includes('rel="canonical"')]).toEqual([false, true]);
});

test('a ledger of a withdrawn notice says so', async () => {
  const withdrawn = { at: '2025-03-20T16:00+08:00', reason: '统计有误' };
  expect(await drawnLedger({ ...NOTICE, withdrawn, ledger: longLedger(3) })).toContain('原因：统计有误');
});

test('the form names the row that its link chose, and lists no other', async () => {
  const notice = { ...NOTICE, ledger: longLedger(30) };
  const values = { ...EMPTY_FIELDS, item: 'ledger-25' };
  const html = await renderDocument(createElement(FeedbackForm, { notice, publisher: OFFICE, values }), '');
  expect(html).toContain('<option value="ledger-25" selected="">台账第25项：问题之25</option>');
  expect(html.match(/value="ledger-/g)).toHaveLength(1);
});

describe('the page of a notice with a ledger', () => {
  const page = async (notice: Notice) => {
    const view = createElement(NoticeView, {
      notice,
      publisher: OFFICE,
      siteUrl: 'https://www.yunxi.example',
      newer: null,
      older: null,
    });
    const html = joinPieces(
      cutPage(await renderDocument(view, '')),
      { ...TIMELESS_STATE, phase: 'open' },
      'standard',
    );
    return withStyle(html, pruneStyle(STYLES.notice, html));
  };
  const bare = fixtureNotice('2024-science-funds');
  const site = { publisher: OFFICE, siteUrl: 'https://www.yunxi.example', style: '' };
  const printed = (notice: Notice) => noticeHtml({ notice, ...site }, { ...TIMELESS_STATE, phase: 'open' });
  const archived = (notice: Notice) =>
    archivedHtml(notice, 0, { ...site, isReachable: false, day: '2025-01-15' });

  test('says how many rows are in each state, and leads to them', async () => {
    const html = await page({ ...bare, ledger: longLedger(30) });
    expect(wordsOf(html)).toContain('共30项已完成6项基本完成6项持续推进6项长期坚持6项未完成6项');
    expect(linksIn(html)).toContain('查看全部30项 → /notices/2024-science-funds/ledger');
    expect(html).not.toContain('id="ledger-1"');
  });

  test.each([
    ['on paper', printed],
    ['in an archive', archived],
  ])('holds every row, however many, %s', async (_, whole) => {
    const html = await whole({ ...bare, ledger: longLedger(60) });
    expect(values(html, 'id', /<tr [^>]*>/g)).toEqual(longLedger(60).rows.map(({ anchor }) => anchor));
    expect(strayNames(html)).toEqual([]);
  });

  test('holds as many rows as keep to the bytes of a page, and is without a fault', async () => {
    const most = Array.from({ length: LEDGER_PAGE_ROWS }, (_, index) => index + 1).map((count) => ({
      ...bare,
      ledger: madeLedger(rows(count, 60)),
    }));
    const fullest = most.filter(fitsNoticePage).at(-1);
    if (!fullest) throw new Error('no ledger fits');
    const html = await page(fullest);
    expect(html).toContain('id="ledger-1"');
    expect(gzipSync(html, { level: 9 }).length).toBeLessThanOrEqual(PAGE_BUDGET);
    expect(await faultsOf(html)).toEqual([]);
    expect(strayNames(html)).toEqual([]);
  });
});
