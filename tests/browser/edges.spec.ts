import { FIRST } from '../harness/fixtures';
import { expect, test } from './fixtures';
import { showKind } from './kinds';
import { edgesOf } from './measure';

// What tells a control from its ground, and what has the focus: measured, since no rule of axe does.

const KINDS = [
  'the notice',
  'the list',
  'the reading preferences',
  'the form with two errors',
  'the check page',
  'the look-up of a slip',
  'how it stands',
  'the form to rate with every error',
] as const;

/** Least contrast of what is no text (WCAG 2.2, 1.4.11). */
const LEAST = 3;

for (const view of ['standard', 'care'] as const) {
  test(`every control has an edge that can be seen, light and dark, in ${view}`, async ({
    page,
    server,
    posted,
  }) => {
    await server.stopClock(FIRST.open);
    for (const kind of KINDS) {
      await showKind(page, kind, { server, posted, view });
      for (const colorScheme of ['light', 'dark'] as const) {
        await page.emulateMedia({ colorScheme });
        const edges = await edgesOf(page);
        expect(edges.length, kind).toBeGreaterThan(1);
        expect(
          edges.filter(({ contrast }) => contrast < LEAST),
          `${kind}, ${colorScheme}`,
        ).toEqual([]);
      }
    }
  });
}

test('whatever the keyboard reaches is framed while it has the focus', async ({ page, server, posted }) => {
  await server.stopClock(FIRST.open);
  for (const kind of KINDS) {
    await showKind(page, kind, { server, posted, view: 'standard' });
    const seen = new Set<string>();
    for (;;) {
      await page.keyboard.press('Tab');
      const focused = await page.evaluate(() => {
        const { activeElement } = document;
        if (!activeElement || activeElement === document.body) return null;
        const { outlineStyle, outlineWidth } = getComputedStyle(activeElement);
        const place = Array.from(document.querySelectorAll('*')).indexOf(activeElement);
        return {
          name: `${place} ${activeElement.textContent}`,
          outlineStyle,
          width: Number.parseFloat(outlineWidth),
        };
      });
      if (focused === null || seen.has(focused.name)) break;
      seen.add(focused.name);
      expect(focused.outlineStyle, focused.name).toBe('solid');
      expect(focused.width, focused.name).toBeGreaterThanOrEqual(2);
    }
    expect(seen.size, kind).toBeGreaterThan(8);
  }
});
