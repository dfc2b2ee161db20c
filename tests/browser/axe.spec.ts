import AxeBuilder from '@axe-core/playwright';
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

/** Every page meets every width, theme, view and phase, and each of those every other; `test:long` runs them all. */
const ROWS = pairwise({
  kind: DRAWN_KINDS,
  width: WIDTHS,
  theme: THEME_NAMES,
  view: VIEWS,
  phase: PHASE_NAMES,
});

for (const kind of DRAWN_KINDS) {
  test(`axe finds nothing on ${kind}, and nothing leaves the screen, in whatever way it is shown`, async ({
    page,
    server,
    posted,
  }) => {
    for (const { width, theme, view, phase } of ROWS.filter((row) => row.kind === kind)) {
      await server.stopClock(MOMENTS[phase]);
      await page.setViewportSize({ width, height: 800 });
      await page.emulateMedia(THEMES[theme]);
      await showKind(page, kind, { server, posted, view });
      const way = [phase, width, theme, view].join(' ');
      expect(await auditPage(new AxeBuilder({ page })), way).toEqual([]);
      expect(await spoiledPlaces(page), way).toEqual([]);
    }
  });
}
