import AxeBuilder from '@axe-core/playwright';
import { auditPage } from '../browser/audit';
import { expect, test } from '../browser/fixtures';
import { showPosted } from '../browser/posted';
import { LISTS } from '../harness/answers';
import { FIRST, FUNDS, SLUGS } from '../harness/fixtures';

const MOMENTS = {
  upcoming: '2024-12-06T09:00:00+08:00',
  open: FIRST.open,
  closed: '2025-06-01T09:00:00+08:00',
} as const;
const PATHS = ['/', ...LISTS, '/privacy', '/nowhere', ...SLUGS.map((slug) => `/notices/${slug}`)];

test.use({ javaScriptEnabled: true, bypassCSP: true });

for (const [phase, moment] of Object.entries(MOMENTS)) {
  for (const width of [320, 390, 768, 1280, 1920]) {
    for (const theme of ['light', 'dark'] as const) {
      test(`axe finds nothing on any page, ${phase} for ${FUNDS.slug}, ${width} px, ${theme}`, async ({
        page,
        server,
      }) => {
        await server.stopClock(moment);
        await page.setViewportSize({ width, height: 800 });
        await page.emulateMedia({ colorScheme: theme });
        for (const path of PATHS) {
          await page.goto(server.url + path);
          expect(await auditPage(new AxeBuilder({ page })), path).toEqual([]);
        }
      });
    }
  }
}

for (const width of [320, 390, 768, 1280]) {
  for (const theme of ['light', 'dark'] as const) {
    test(`axe finds nothing on any answer to a post, ${width} px, ${theme}`, async ({
      page,
      server,
      posted,
    }) => {
      await page.setViewportSize({ width, height: 800 });
      await page.emulateMedia({ colorScheme: theme });
      for (const [name, answer] of posted) {
        await showPosted(page, server, answer);
        expect(await auditPage(new AxeBuilder({ page })), name).toEqual([]);
      }
    });
  }
}
