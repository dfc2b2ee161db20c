import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import AxeBuilder from '@axe-core/playwright';
import type { Page } from 'playwright/test';

/** axe itself, as short as it comes: the builder would put more than a megabyte into a page twice for each run. */
const AXE = await readFile(
  createRequire(import.meta.resolve('@axe-core/playwright')).resolve('axe-core/axe.min.js'),
  'utf8',
);

/** What axe finds against WCAG 2.2 AA and best practices, a line a finding, for a test to compare with none. */
export async function auditPage(page: Page): Promise<string[]> {
  // What was audited before in the same document has it still.
  if (!(await page.evaluate(() => 'axe' in window))) await page.evaluate(AXE);
  const { violations } = await new AxeBuilder({ page, axeSource: ' ' })
    // What passes need not be described: that takes most of the time.
    .options({ resultTypes: ['violations'] })
    // Else each run opens a page of its own, to put together what it found in frames: there are none.
    .setLegacyMode()
    .withTags(['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'])
    .analyze();
  return violations.flatMap(({ id, nodes }) => nodes.map(({ html }) => `${id}: ${html}`));
}
