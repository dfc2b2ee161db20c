import { VIEWS } from '#lib/views/view';
import { auditPage } from '../browser/audit';
import { expect, test } from '../browser/fixtures';
import { DRAWN_KINDS, MOMENTS, PHASE_NAMES, showKind, THEME_NAMES, THEMES } from '../browser/kinds';
import { spoiledPlaces } from '../browser/measure';

const WIDTHS = [320, 390, 768, 1280] as const;

test.use({ javaScriptEnabled: true, bypassCSP: true });
test.setTimeout(600_000);
test.describe.configure({ mode: 'parallel' });

/** Pages that are others in another phase; what else there is reads the same. */
const PHASED: readonly string[] = ['the notice', 'a notice with a table and a picture', 'the list'];

for (const kind of DRAWN_KINDS) {
  for (const phase of PHASED.includes(kind) ? PHASE_NAMES : (['open'] as const)) {
    for (const theme of THEME_NAMES) {
      test(`axe finds nothing on ${kind}, and nothing leaves the screen, ${phase}, ${theme}, at any width and in any view`, async ({
        page,
        server,
        posted,
      }) => {
        await server.stopClock(MOMENTS[phase]);
        await page.emulateMedia(THEMES[theme]);
        for (const view of VIEWS) {
          await showKind(page, kind, { server, posted, view });
          for (const width of WIDTHS) {
            await page.setViewportSize({ width, height: 800 });
            expect(await auditPage(page), `${width}, ${view}`).toEqual([]);
            expect(await spoiledPlaces(page), `${width}, ${view}`).toEqual([]);
          }
        }
      });
    }
  }
}
