import AxeBuilder from '@axe-core/playwright';
import type { Page } from 'playwright/test';
import { LISTS } from '../harness/answers';
import { FIRST, FUNDS } from '../harness/fixtures';
import { auditPage } from './audit';
import { expect, test } from './fixtures';
import { POSTED_NAMES, showPosted } from './posted';

const MOMENTS = {
  upcoming: '2024-12-06T09:00:00+08:00',
  open: FIRST.open,
  closed: '2025-06-01T09:00:00+08:00',
} as const;
const FUNDS_PAGE = `/notices/${FUNDS.slug}`;

const WIDTHS = [320, 390, 768, 1280] as const;

/** Pairs that together show every page, width, theme and phase at least once; `test:long` runs them all. */
const PAIRS = [
  { path: FUNDS_PAGE, phase: 'upcoming', width: 320, theme: 'light' },
  { path: FUNDS_PAGE, phase: 'open', width: 390, theme: 'dark' },
  { path: FUNDS_PAGE, phase: 'closed', width: 768, theme: 'light' },
  { path: `/notices/${FIRST.slug}`, phase: 'open', width: 1280, theme: 'light' },
  { path: `/notices/${FIRST.slug}`, phase: 'closed', width: 1920, theme: 'dark' },
  ...LISTS.map((path, index) => ({
    path,
    phase: 'open' as const,
    width: WIDTHS[index % WIDTHS.length] ?? 320,
    theme: index % 2 === 0 ? ('dark' as const) : ('light' as const),
  })),
  { path: '/privacy', phase: 'open', width: 768, theme: 'dark' },
  { path: '/nowhere', phase: 'open', width: 390, theme: 'light' },
] as const;

/** Every page that answers a post, in both themes, each at a width that moves on from page to page. */
const POSTED_PAIRS = POSTED_NAMES.flatMap((name, index) =>
  (['light', 'dark'] as const).map((theme, shift) => ({
    name,
    theme,
    width: WIDTHS[(index + 2 * shift) % WIDTHS.length] ?? 320,
  })),
);

// axe is a script of the test's own, run in the page; the page itself still has none.
test.use({ javaScriptEnabled: true, bypassCSP: true });

for (const { path, phase, width, theme } of PAIRS) {
  test(`axe finds nothing on ${path}, ${phase}, ${width} px, ${theme}`, async ({ page, server }) => {
    await server.stopClock(MOMENTS[phase]);
    await page.setViewportSize({ width, height: 800 });
    await page.emulateMedia({ colorScheme: theme });
    await page.goto(server.url + path);
    expect(await auditPage(new AxeBuilder({ page }))).toEqual([]);
  });
}

for (const { name, width, theme } of POSTED_PAIRS) {
  test(`axe finds nothing on ${name}, ${width} px, ${theme}`, async ({ page, server, posted }) => {
    await page.setViewportSize({ width, height: 800 });
    await page.emulateMedia({ colorScheme: theme });
    await showPosted(page, server, posted.get(name));
    expect(await auditPage(new AxeBuilder({ page }))).toEqual([]);
  });
}

for (const width of [320, 390, 768, 1280, 1920]) {
  test(`no page scrolls sideways at ${width} px, also with text at 200 %`, async ({ page, server }) => {
    await server.stopClock(FIRST.open);
    await page.setViewportSize({ width, height: 800 });
    for (const path of [`/notices/${FIRST.slug}`, FUNDS_PAGE, ...LISTS, '/privacy', '/nowhere']) {
      await page.goto(server.url + path);
      expect(await sideways(page), path).toEqual([0, 0]);
    }
  });

  test(`no answer to a post scrolls sideways at ${width} px, also with text at 200 %`, async ({
    page,
    server,
    posted,
  }) => {
    await page.setViewportSize({ width, height: 800 });
    for (const [name, answer] of posted) {
      await showPosted(page, server, answer);
      expect(await sideways(page), name).toEqual([0, 0]);
    }
  });
}

/** How far a page scrolls sideways, in pixels: as it is, and with text at 200 %. */
async function sideways(page: Page): Promise<number[]> {
  const far: number[] = [];
  for (const size of ['100%', '200%']) {
    await page.addStyleTag({ content: `html { font-size: ${size} !important }` });
    far.push(
      await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth),
    );
  }
  return far;
}
