import { FIRST } from '../harness/fixtures';
import { expect, test } from './fixtures';
import { showPosted } from './posted';

// What a small phone must show well.
test.use({ viewport: { width: 320, height: 640 } });

test('a receipt breaks between its groups alone, also with text at 200 %', async ({
  page,
  server,
  posted,
}) => {
  await showPosted(page, server, posted.get('the receipt'));
  for (const size of ['16px', '32px']) {
    await page
      .locator('html')
      .evaluate((html, fontSize) => html.style.setProperty('font-size', fontSize), size);
    const lines = await page.locator('.receipt').evaluate((receipt) => {
      const range = document.createRange();
      return Array.from(receipt.querySelectorAll('bdi'), (group) => {
        range.selectNodeContents(group);
        return new Set(Array.from(range.getClientRects(), ({ top }) => top)).size;
      });
    });
    expect(lines).toEqual([1, 1, 1, 1, 1]);
  }
});

test('every link of what is shown at a glance is at least 44 px high and wide', async ({ page, server }) => {
  await server.stopClock(FIRST.open);
  await page.goto(`${server.url}/notices/${FIRST.slug}`);
  const sizes = await page
    .locator('.glance a')
    .evaluateAll((links) => links.map((link) => link.getBoundingClientRect()))
    .then((boxes) => boxes.map(({ width, height }) => Math.min(width, height)));
  expect(sizes.length).toBe(8);
  expect(sizes.filter((size) => size < 44)).toEqual([]);
});

test('every control of the form is at least 44 px high, or has a label that is', async ({ page, server }) => {
  await server.stopClock(FIRST.open);
  await page.goto(`${server.url}/notices/${FIRST.slug}`);
  const heights = await page
    .locator('#feedback :is(button, select, textarea, input:not([name=website]))')
    .evaluateAll((controls) =>
      controls.map((control) => {
        const { labels, type } = control as HTMLInputElement;
        const target = type === 'radio' || type === 'checkbox' ? labels?.[0] : control;
        return target?.getBoundingClientRect().height ?? 0;
      }),
    );
  expect(heights.length).toBe(13);
  expect(heights.filter((height) => height < 44)).toEqual([]);
});
