import { VIEWS } from '#lib/views/view';
import { pairwise } from '../harness/pairwise';
import { auditPage } from './audit';
import { expect, test } from './fixtures';
import { DRAWN_KINDS, MOMENTS, PHASE_NAMES, showKind, THEME_NAMES, THEMES } from './kinds';
import { spoiledPlaces } from './measure';

// axe is a script of the test's own, run in the page; the page itself still has none.
test.use({ javaScriptEnabled: true, bypassCSP: true });

// The longest file: else the others would be done before it.
test.describe.configure({ mode: 'parallel' });

const WIDTHS = [320, 390, 768, 1280] as const;

/** Each pair of width, theme, view and phase meets on some page; `test:long` shows every page in all of them. */
const WAYS = pairwise({ width: WIDTHS, theme: THEME_NAMES, view: VIEWS, phase: PHASE_NAMES });

for (const [index, { width, theme, view, phase }] of WAYS.entries()) {
  for (const kind of DRAWN_KINDS.filter((_, one) => one % WAYS.length === index)) {
    test(`axe finds nothing on ${kind}, and nothing leaves the screen: ${phase}, ${width}, ${theme}, ${view}`, async ({
      page,
      server,
      posted,
    }) => {
      await server.stopClock(MOMENTS[phase]);
      await page.setViewportSize({ width, height: 800 });
      await page.emulateMedia(THEMES[theme]);
      await showKind(page, kind, { server, posted, view });
      expect(await auditPage(page)).toEqual([]);
      expect(await spoiledPlaces(page)).toEqual([]);
    });
  }
}
