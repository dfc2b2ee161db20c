import { FIRST } from '../harness/fixtures';
import { expect, test } from './fixtures';

const PAGE = `/notices/${FIRST.slug}`;
const ADDRESS = `http://localhost:3000${PAGE}`;

test.use({ javaScriptEnabled: false });

test('one click selects the address whole, and nothing else, without script', async ({ page, server }) => {
  await server.stopClock(FIRST.open);
  await page.goto(server.url + PAGE);
  await page.getByText(ADDRESS).click();
  expect(await page.evaluate(() => String(getSelection()))).toBe(ADDRESS);
});

test('the address stands after the text and the form, in a target for a thumb', async ({ page, server }) => {
  await server.stopClock(FIRST.open);
  await page.setViewportSize({ width: 320, height: 640 });
  await page.goto(server.url + PAGE);
  const [contact, address, form] = await Promise.all(
    [page.locator('#contact'), page.getByText(ADDRESS), page.locator('#feedback')].map((part) =>
      part.boundingBox(),
    ),
  );
  expect(address?.height).toBeGreaterThanOrEqual(44);
  expect(contact?.y ?? 0).toBeLessThan(address?.y ?? 0);
  expect(form?.y ?? 0).toBeLessThan(address?.y ?? 0);
  expect(address?.x ?? -1).toBeGreaterThanOrEqual(0);
  expect((address?.x ?? 0) + (address?.width ?? 999)).toBeLessThanOrEqual(320);
});

test('paper has neither the address nor how to print', async ({ page, server }) => {
  await server.stopClock(FIRST.open);
  await page.emulateMedia({ media: 'print' });
  await page.goto(server.url + PAGE);
  await expect(page.getByText(ADDRESS)).toBeHidden();
  await expect(page.getByRole('heading', { name: '转发和打印' })).toBeHidden();
});

test('a wrong address shows the page that was meant, in a link for a thumb', async ({ page, server }) => {
  await server.stopClock(FIRST.open);
  await page.setViewportSize({ width: 320, height: 640 });
  await page.goto(`${server.url}${PAGE}。`);
  const link = page.getByRole('link', { name: FIRST.title });
  expect((await link.boundingBox())?.height).toBeGreaterThanOrEqual(44);
  await link.click();
  await expect(page.getByRole('heading', { level: 1 })).toHaveText(FIRST.title);
});
