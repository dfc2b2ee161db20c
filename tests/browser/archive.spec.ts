import { execFileSync } from 'node:child_process';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { archiveAt } from '../harness/archive';
import { FIRST, FUNDS } from '../harness/fixtures';
import { pairwise } from '../harness/pairwise';
import { auditPage } from './audit';
import { expect, test } from './fixtures';
import { MOMENTS, PHASE_NAMES, THEMES } from './kinds';
import { spoiledPlaces } from './measure';

// An archive is opened from a disk, on a machine without a network. axe is a script of the test's own.
test.use({ offline: true, javaScriptEnabled: true });

let folder: string;
test.beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'disclosure-archive-'));
  for (const phase of PHASE_NAMES) {
    const zip = join(folder, `${phase}.zip`);
    expect(await archiveAt(MOMENTS[phase], folder, '-o', zip)).toMatchObject({ code: 0, stderr: '' });
    execFileSync('unzip', ['-q', zip, '-d', join(folder, phase)], {
      env: { ...process.env, LC_ALL: 'C.UTF-8' },
    });
  }
});
test.afterAll(() => rm(folder, { recursive: true, force: true }));

/** What a page asked for past the disk, and what it complained of. */
let strange: string[];
test.beforeEach(({ page }) => {
  strange = [];
  page.on('request', (request) => {
    if (!request.url().startsWith('file:')) strange.push(request.url());
  });
  page.on('requestfailed', (request) => strange.push(`failed: ${request.url()}`));
  page.on('console', (message) => strange.push(message.text()));
  page.on('pageerror', (error) => strange.push(error.message));
});
test.afterEach(() => expect(strange).toEqual([]));

const addressOf = (phase: string, ...path: string[]) => pathToFileURL(join(folder, phase, ...path)).href;

test('an archived notice shows every word of its text, and the list leads to it', async ({ page }) => {
  await page.goto(addressOf('open', 'index.html'));
  await page.getByRole('link', { name: FIRST.title }).click();
  await expect(page).toHaveTitle(new RegExp(`^${FIRST.title}`));
  await expect(page.getByRole('heading', { level: 1 })).toHaveText(FIRST.title);
  const shown = (await page.locator('main').innerText()).replace(/\s+/g, '');
  const text = await readFile(join(folder, 'open', FIRST.slug, 'notice.txt'), 'utf8');
  const paragraphs = text.trim().split('\n\n');
  expect(paragraphs.length).toBeGreaterThan(20);
  expect(paragraphs.filter((paragraph) => !shown.includes(paragraph.replace(/\s+/g, '')))).toEqual([]);
  await expect(page.locator('form')).toHaveCount(0);
});

test('an archived notice draws its pictures, and leads to its neighbours in the archive', async ({
  page,
}) => {
  await page.goto(addressOf('closed', FUNDS.slug, 'index.html'));
  const widths = await page
    .locator('img')
    .evaluateAll((pictures) =>
      pictures.map((picture) => (picture instanceof HTMLImageElement ? picture.naturalWidth : 0)),
    );
  expect(widths).toEqual([360]);
  await page.getByRole('link', { name: '关于科普宣传的一项' }).click();
  await expect(page).toHaveURL(`${addressOf('closed', FIRST.slug, 'index.html')}#rectification-5`);
  await expect(page.locator('#rectification-5')).toBeInViewport();
});

test('an archived notice says when it was archived and from where, on paper too', async ({ page }) => {
  await page.goto(addressOf('closed', FUNDS.slug, 'index.html'));
  await page.emulateMedia({ media: 'print' });
  const note = page.locator('header.in > .note');
  await expect(note).toBeVisible();
  await expect(note).toContainText(
    `存档于2025年6月1日，来自 https://www.example.gov.cn/notices/${FUNDS.slug}`,
  );
});

const ROWS = pairwise({
  path: ['index.html', `${FUNDS.slug}/index.html`, `${FIRST.slug}/index.html`],
  phase: PHASE_NAMES,
  width: [320, 390, 1280],
  theme: ['light', 'dark', 'forced'],
} as const);

test('axe finds nothing in an archive, and nothing leaves the screen', async ({ page }) => {
  for (const { path, phase, width, theme } of ROWS) {
    await page.setViewportSize({ width, height: 800 });
    await page.emulateMedia(THEMES[theme]);
    await page.goto(addressOf(phase, path));
    const way = [phase, path, width, theme].join(' ');
    expect(await auditPage(page), way).toEqual([]);
    expect(await spoiledPlaces(page), way).toEqual([]);
  }
});
