import { chromium } from 'playwright/test';
import { expect, test } from '../browser/fixtures';
import { KINDS, showKind } from '../browser/kinds';
import { spoiledPlaces } from '../browser/measure';
import { FIRST } from '../harness/fixtures';

// Readers who made text larger in their browser or system: sizes in rem follow, as they do this Chromium's setting.

/** The browser's own text size, usually 16, and what the notice's text becomes, in pixels. */
const SETTINGS = [
  { view: 'standard', own: 32, shown: 36 },
  { view: 'large', own: 32, shown: 42 },
  { view: 'larger', own: 32, shown: 48 },
  { view: 'care', own: 27, shown: 40.5 },
  { view: 'care', own: 32, shown: 48 },
] as const;

for (const { view, own, shown } of SETTINGS) {
  test(`with text of ${shown} px nothing overlaps, is cut off or scrolls sideways at 320 px in ${view}`, async ({
    server,
    posted,
    launchOptions,
  }) => {
    const args = [...(launchOptions.args ?? []), `--blink-settings=defaultFontSize=${own}`];
    const browser = await chromium.launch({ ...launchOptions, args });
    const page = await browser.newPage({ viewport: { width: 320, height: 640 }, javaScriptEnabled: false });
    await server.stopClock(FIRST.open);
    await showKind(page, 'the notice', { server, posted, view });
    const text = page.locator('.text p').first();
    const size = await text.evaluate((element) => Number.parseFloat(getComputedStyle(element).fontSize));
    expect(size).toBeCloseTo(shown, 0);
    for (const kind of KINDS) {
      await showKind(page, kind, { server, posted, view });
      expect(await spoiledPlaces(page), kind).toEqual([]);
    }
    await browser.close();
  });
}

/** The spacings with which nothing may be lost (WCAG 2.2, 1.4.12). */
const SPACED =
  '* { line-height: 1.5 !important; letter-spacing: 0.12em !important; word-spacing: 0.16em !important } p { margin-bottom: 2em !important }';

test('with the spacings of WCAG nothing overlaps, is cut off or scrolls sideways at 320 px', async ({
  browser,
  server,
  posted,
}) => {
  const page = await browser.newPage({
    viewport: { width: 320, height: 640 },
    javaScriptEnabled: true,
    bypassCSP: true,
  });
  await server.stopClock(FIRST.open);
  for (const kind of KINDS) {
    await showKind(page, kind, { server, posted, view: 'standard' });
    await page.addStyleTag({ content: SPACED });
    expect(await spoiledPlaces(page), kind).toEqual([]);
  }
  await page.close();
});
