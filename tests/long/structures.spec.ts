import { readTree } from '#lib/content/files/read-tree';
import { noticeLedgerPath, noticePath } from '#lib/model/addresses';
import { noticeText } from '#lib/model/notice-text';
import { loadContent } from '#lib/versions/load';
import { auditPage } from '../browser/audit';
import { expect, test } from '../browser/fixtures';
import { spoiledPlaces, targetsOf } from '../browser/measure';
import { secondsAfter } from '../harness/fixtures';
import { type PrintedPage, readPaper } from '../harness/paper';
import type { TestServer } from '../harness/server';
import { STRUCTURES, serveStructures } from '../harness/structures-build';

// Each notice that is built in a way of its own, as residents see it: on a small phone, on a desk, on paper.

// axe is a script of the test's own, run in the page; the page itself still has none.
test.use({ javaScriptEnabled: true, bypassCSP: true });

const { notices } = loadContent(await readTree(STRUCTURES), 'content');

/** After every window of theirs has closed. */
const LATER = '2026-11-28T10:00:00+08:00';

let server: TestServer;
test.beforeAll(async () => {
  server = await serveStructures('structures-pages');
});
test.afterAll(() => server.stop());

/** What stands past an edge of a sheet, however little of it. */
function outside({ width, lines, foot }: PrintedPage): string[] {
  const isPast = ({ left, right }: { left: number; right: number }) => left < 0 || right > width;
  return [...lines, ...foot].filter(isPast).map(({ text }) => text);
}

/** Some typefaces name glyphs by radicals that look like the characters: those that Unicode does not call the same. */
const RADICALS: Readonly<Record<string, string>> = { '\u2ed3': '长', '\u2ea0': '民' };
const usual = (text: string) =>
  text
    .normalize('NFKC')
    .replace(/[\u2e80-\u2fdf]/g, (radical) => RADICALS[radical] ?? radical)
    .replace(/\s/g, '');

/** A line, or a cell of a table, without what paper sets otherwise: blanks, marks of lists and notes, pictures. */
function bare(line: string): string {
  return usual(line.replace(/［图：[^］]*］|^\s*(?:·|\d+\.|\[注\d+\]) ?/g, ''));
}

const wordsOf = (pages: readonly PrintedPage[]) => pages.map(({ whole }) => usual(whole)).join('');

for (const notice of notices) {
  const addresses = [noticePath(notice.slug), ...(notice.ledger ? [noticeLedgerPath(notice.slug)] : [])];
  const moments = [secondsAfter(notice.published ?? '', 3600), ...(notice.window ? [LATER] : [])];

  test(`${notice.slug} fits a small phone and a desk, and axe finds nothing`, async ({ page }) => {
    for (const moment of moments) {
      await server.stopClock(moment);
      for (const address of addresses)
        for (const width of [320, 1280]) {
          await page.setViewportSize({ width, height: 800 });
          const answer = await page.goto(server.url + address);
          const way = [address, width, moment].join(' ');
          expect(answer?.status(), way).toBe(200);
          expect(await spoiledPlaces(page), way).toEqual([]);
          expect(await auditPage(page), way).toEqual([]);
          const small = (await targetsOf(page)).filter(({ height }) => Math.round(height) < 44);
          expect(small, way).toEqual([]);
        }
    }
  });

  test(`${notice.slug} is whole on a visitor's paper, and within it`, async ({ page }) => {
    await server.stopClock(LATER);
    for (const address of addresses) {
      await page.goto(server.url + address);
      const { pages } = await readPaper(await page.pdf({ preferCSSPageSize: true }));
      expect(pages.flatMap(outside), address).toEqual([]);
      const words = wordsOf(pages);
      const rows = (notice.ledger?.rows ?? []).flatMap(({ cells }) =>
        cells.flatMap((cell) => cell.split('\n')),
      );
      const lines = address.endsWith('/ledger')
        ? rows
        : noticeText({ ...notice, ledger: null }).split(/\n| \| /);
      const missing = lines.map(bare).filter((line) => !words.includes(line));
      expect(missing, address).toEqual([]);
    }
  });
}

test('a ledger on paper has its head on every sheet that holds rows', async ({ page }) => {
  const withLedger = notices.filter(({ ledger }) => ledger);
  expect(withLedger.length).toBeGreaterThan(1);
  await server.stopClock(LATER);
  for (const { slug, ledger } of withLedger) {
    await page.goto(server.url + noticeLedgerPath(slug));
    const { pages } = await readPaper(await page.pdf({ preferCSSPageSize: true }));
    const problemAt = ledger?.columns.findIndex(({ kind }) => kind === 'problem') ?? 0;
    const problems = (ledger?.rows ?? []).map(({ cells }) => usual(cells[problemAt] ?? ''));
    const holding = pages
      .map(({ text }) => usual(text))
      .filter((text) => problems.some((problem) => text.includes(problem)));
    expect(holding.length).toBeGreaterThan(0);
    for (const text of holding)
      for (const { name } of ledger?.columns ?? []) expect(text).toContain(usual(name));
  }
});
