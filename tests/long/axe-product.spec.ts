import AxeBuilder from '@axe-core/playwright';
import { VIEWS } from '#lib/reading/view';
import { auditPage } from '../browser/audit';
import { expect, test } from '../browser/fixtures';
import { KINDS, MOMENTS, PHASE_NAMES, READ, showKind, THEME_NAMES, THEMES } from '../browser/kinds';

const WIDTHS = [320, 390, 768, 1280] as const;

test.use({ javaScriptEnabled: true, bypassCSP: true });
test.setTimeout(600_000);

// Answers to a post are of one moment: no phase makes another page of them.
for (const kind of KINDS) {
  for (const phase of kind in READ ? PHASE_NAMES : (['open'] as const)) {
    for (const theme of THEME_NAMES) {
      test(`axe finds nothing on ${kind}, ${phase}, ${theme}, at any width and in any view`, async ({
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
            expect(await auditPage(new AxeBuilder({ page })), `${width}, ${view}`).toEqual([]);
          }
        }
      });
    }
  }
}
