import type { Page } from 'playwright/test';
import { FIRST } from '../harness/fixtures';
import { startNginx } from '../harness/nginx';
import { expect, test } from './fixtures';

// One reader, one browser profile: what it keeps must not show the page as it was before the choice.
test.use({ viewport: { width: 390, height: 844 }, ignoreHTTPSErrors: true });

const PAGE = `/notices/${FIRST.slug}`;

/** Reads a notice and the list, turns 关怀版 on and off again, and sees each time what was chosen. */
async function chooseAndReturn(page: Page, origin: string): Promise<void> {
  const shown = page.locator('html');
  await page.goto(origin + PAGE);
  await expect(shown).not.toHaveAttribute('data-view');
  await page.goto(`${origin}/notices`);
  await page.goto(origin + PAGE);
  await page.getByRole('link', { name: '字号和关怀版' }).click();
  await page.getByRole('button', { name: '改用“关怀版”' }).click();
  await expect(page).toHaveURL(origin + PAGE);
  await expect(shown).toHaveAttribute('data-view', 'care');
  await page.getByRole('link', { name: '通报目录' }).first().click();
  await expect(shown).toHaveAttribute('data-view', 'care');
  await page.reload();
  await expect(shown).toHaveAttribute('data-view', 'care');
  await page.goto(origin + PAGE);
  await page.getByRole('link', { name: '字号和关怀版' }).click();
  await page.getByRole('button', { name: '改用“标准”' }).click();
  await expect(page).toHaveURL(origin + PAGE);
  await expect(shown).not.toHaveAttribute('data-view');
  expect(await page.context().cookies()).toEqual([]);
}

test('a reader who chooses a view is back on the page and sees it', async ({ page, server }) => {
  await server.stopClock(FIRST.open);
  await chooseAndReturn(page, server.url);
});

test('a reader who chooses a view is back on the page and sees it, behind nginx too', async ({
  page,
  server,
}) => {
  await server.stopClock(FIRST.open);
  const proxy = await startNginx(server.port);
  await chooseAndReturn(page, `https://localhost:${proxy.httpsPort}`);
  await proxy.stop();
});
