import type AxeBuilder from '@axe-core/playwright';

/** What axe finds against WCAG 2.2 AA and best practices, a line a finding, for a test to compare with none. */
export async function auditPage(axe: AxeBuilder): Promise<string[]> {
  const { violations } = await axe
    // What passes need not be described: that takes most of the time.
    .options({ resultTypes: ['violations'] })
    // Else each run opens a page of its own, to put together what it found in frames: there are none.
    .setLegacyMode()
    .withTags(['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'])
    .analyze();
  return violations.flatMap(({ id, nodes }) => nodes.map(({ html }) => `${id}: ${html}`));
}
