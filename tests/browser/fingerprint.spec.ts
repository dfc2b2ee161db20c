import { FIRST, WATER } from '../harness/fixtures';
import { expect, test } from './fixtures';
import { MOMENTS } from './kinds';

for (const { slug, count } of [
  { slug: FIRST.slug, count: 1 },
  { slug: WATER.slug, count: 3 },
]) {
  test(`a fingerprint is shown in groups, and copied as it is computed: ${slug}`, async ({
    page,
    server,
  }) => {
    await server.stopClock(MOMENTS.closed);
    await page.goto(`${server.url}/notices/${slug}`);
    const fingerprints = page.locator('#history code', { hasText: /^[\da-f ]{79}$/ });
    await expect(fingerprints).toHaveCount(count);
    for (const fingerprint of await fingerprints.all()) {
      expect(await fingerprint.textContent()).toMatch(/^[\da-f]{4}(?: [\da-f]{4}){15}$/);
      await page.locator('details').evaluateAll((all) => {
        for (const details of all) details.setAttribute('open', '');
      });
      await fingerprint.selectText();
      expect(await page.evaluate(() => String(getSelection()))).toMatch(/^[\da-f]{64}$/);
    }
  });
}
