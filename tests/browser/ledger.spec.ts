import { rm } from 'node:fs/promises';
import { LEDGER_STATES } from '#lib/model/ledger/ledger';
import { VIEWS } from '#lib/views/view';
import { secondsAfter, WHALE } from '../harness/fixtures';
import { madeLedger } from '../harness/ledger';
import { buildWithLedger } from '../harness/ledger-build';
import { pairwise } from '../harness/pairwise';
import { startServer, type TestServer } from '../harness/server';
import { auditPage } from './audit';
import { expect, test } from './fixtures';
import { THEME_NAMES, THEMES } from './kinds';
import { spoiledPlaces, targetsOf } from './measure';

const OUTPUT = `.next/test-ledger-pages-${process.pid}`;
const PATH = `/notices/${WHALE.slug}/ledger`;
const UNITS = ['潜水队', '观测站', '海洋保护站救护中心', '雾隐岛管理委员会', '渔港管理科', '宣传科'];
const UNDONE = '未完成';
const OTHERS = LEDGER_STATES.filter((state) => state !== UNDONE);
/** Its last page holds three rows, and so does the second of those that are not done: the first page alone is full. */
const LEDGER = madeLedger(
  Array.from({ length: 183 }, (_, index) => ({
    state: index % 8 === 0 ? UNDONE : (OTHERS[index % OTHERS.length] ?? UNDONE),
    problem: `第${index + 1}处礁石的标识不清，船只经过时看不见，夜间尤其如此`,
    unit: UNITS[index % UNITS.length] ?? '',
    progress: '1.更换标识；\n2.加装夜间照明，每月检查一次。',
  })),
);

// axe is a script of the test's own, run in the page; the page itself still has none.
test.use({ javaScriptEnabled: true, bypassCSP: true });

let server: TestServer;
test.beforeAll(async () => {
  await buildWithLedger(OUTPUT, WHALE.slug, LEDGER);
  server = await startServer({ output: OUTPUT, at: secondsAfter(WHALE.published, 60) });
});
test.afterAll(async () => {
  await server.stop();
  await rm(OUTPUT, { recursive: true, force: true });
});

const ROWS = pairwise({
  address: [PATH, `${PATH}?page=10`, `${PATH}?state=${encodeURIComponent(UNDONE)}&page=2`],
  width: [320, 390, 768, 1280],
  theme: THEME_NAMES,
  view: VIEWS,
});

test('axe finds nothing on the pages of a ledger, and nothing leaves the screen, in whatever way they are shown', async ({
  page,
}) => {
  for (const { address, width, theme, view } of ROWS) {
    await page.context().addCookies([{ name: 'view', value: view, url: server.url }]);
    await page.setViewportSize({ width, height: 800 });
    await page.emulateMedia(THEMES[theme]);
    await page.goto(server.url + address);
    const way = [address, width, theme, view].join(' ');
    expect(await auditPage(page), way).toEqual([]);
    expect(await spoiledPlaces(page), way).toEqual([]);
    for (const target of await targetsOf(page)) {
      expect(Math.round(target.height), `${target.name}, ${way}`).toBeGreaterThanOrEqual(44);
    }
  }
});

test('rows are cards on a phone and a table on a desk', async ({ page }) => {
  await page.goto(server.url + PATH);
  const row = page.locator('#ledger-1');
  for (const [width, display] of [
    [320, 'block'],
    [768, 'block'],
    [1280, 'table-row'],
  ] as const) {
    await page.setViewportSize({ width, height: 800 });
    expect(await row.evaluate((element) => getComputedStyle(element).display)).toBe(display);
    const cells = row.locator('td');
    const widths = await cells.evaluateAll((all) => all.map((cell) => cell.getBoundingClientRect().width));
    if (width < 1000) expect(Math.min(...widths)).toBeGreaterThan(240);
  }
});

test('a link to a row leads to it, and shows which it is', async ({ page }) => {
  await page.setViewportSize({ width: 390, height: 800 });
  await page.goto(`${server.url}${PATH}?page=2#ledger-33`);
  const row = page.locator('#ledger-33');
  await expect(row).toBeInViewport();
  const ground = (id: string) =>
    page.locator(`#${id} th`).evaluate((element) => getComputedStyle(element).backgroundColor);
  expect(await ground('ledger-33')).not.toBe(await ground('ledger-34'));
});

test('on paper the ledger lies across, with its head on every sheet', async ({ page }) => {
  await page.emulateMedia({ media: 'print' });
  await page.goto(server.url + PATH);
  const display = (selector: string) =>
    page
      .locator(selector)
      .first()
      .evaluate((element) => getComputedStyle(element).display);
  expect(await display('.ledger thead')).toBe('table-header-group');
  expect(await display('.ledger tbody tr')).toBe('table-row');
  await expect(page.locator('.filters')).toBeHidden();
  await expect(page.getByText('第1页，共10页')).toBeVisible();
});
