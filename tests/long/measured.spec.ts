import { VIEWS, type View } from '#lib/views/view';
import { expect, test } from '../browser/fixtures';
import { KINDS, showKind } from '../browser/kinds';
import { shownTexts, spoiledPlaces, targetsOf } from '../browser/measure';
import { FIRST } from '../harness/fixtures';

// What section 4 of the standards asks for (GB/T 37668-2019; 互联网网站适老化通用设计规范; WCAG 2.2 AA), measured in
// the rendered page, in every view, of every kind of page, on a small phone.
test.use({ viewport: { width: 320, height: 640 } });

/** Type size of a notice's text and of the smallest text of the page, in pixels, and the least side of a target. */
const NUMBERS: Readonly<Record<View, { body: number; smallest: number; target: number }>> = {
  standard: { body: 18, smallest: 15, target: 44 },
  large: { body: 21, smallest: 17.5, target: 44 },
  larger: { body: 24, smallest: 20, target: 44 },
  care: { body: 24, smallest: 24, target: 60 },
};

/** What rounding to a device’s pixels may take. */
const SLACK = 0.1;

for (const view of VIEWS) {
  test(`type, lines, contrast and targets are those of the standards in ${view}`, async ({
    page,
    server,
    posted,
  }) => {
    const { body, smallest, target } = NUMBERS[view];
    await server.stopClock(FIRST.open);
    for (const kind of KINDS) {
      await showKind(page, kind, { server, posted, view });
      expect(await spoiledPlaces(page), kind).toEqual([]);
      const targets = await targetsOf(page);
      expect(targets.length, kind).toBeGreaterThan(4);
      const small = targets.filter(({ width, height }) => Math.min(width, height) < target - SLACK);
      expect(small, kind).toEqual([]);
      for (const colorScheme of ['dark', 'light'] as const) {
        await page.emulateMedia({ colorScheme });
        const texts = await shownTexts(page);
        expect(texts.length, kind).toBeGreaterThan(5);
        const faults = texts.filter(
          ({ size, leading, contrast, isProse, isNotice }) =>
            size < smallest - SLACK ||
            leading < (isProse ? 1.5 : 1.3) - 0.01 ||
            contrast < (isNotice || view === 'care' ? 7 : 4.5),
        );
        expect(faults, `${kind}, ${colorScheme}`).toEqual([]);
        const own = texts.find(({ isNotice, isProse }) => isNotice && isProse);
        if (own) expect(own.size, kind).toBeCloseTo(body, 0);
        if (view === 'care')
          expect(
            texts.filter(({ family }) => !/sans-serif$|monospace$/.test(family)),
            kind,
          ).toEqual([]);
      }
    }
  });
}

test('paragraphs stand apart by at least 1.3 times what lines do', async ({ page, server, posted }) => {
  await server.stopClock(FIRST.open);
  for (const view of VIEWS) {
    await showKind(page, 'a notice with a table and a picture', { server, posted, view });
    const ratio = await page
      .locator('.text p + p')
      .first()
      .evaluate((second) => {
        const first = second.previousElementSibling;
        const line = Number.parseFloat(getComputedStyle(second).lineHeight);
        const between = second.getBoundingClientRect().top - (first?.getBoundingClientRect().bottom ?? 0);
        return (line + between) / line;
      });
    expect(ratio, view).toBeGreaterThanOrEqual(1.3);
  }
});

test('each sample is as large as the view that it shows, in whatever view it is read', async ({
  page,
  server,
  posted,
}) => {
  for (const view of VIEWS) {
    await showKind(page, 'the reading preferences', { server, posted, view });
    for (const shown of VIEWS) {
      const sample = page.locator(`.sample[data-view="${shown}"]`);
      const size = await sample.evaluate((element) => Number.parseFloat(getComputedStyle(element).fontSize));
      expect(size, `${shown} in ${view}`).toBeCloseTo(NUMBERS[shown].body, 0);
    }
  }
});
