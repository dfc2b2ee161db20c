import { FIRST, FUNDS } from '../harness/fixtures';
import { expect, test } from './fixtures';

test('paper keeps every word of the footnotes and leaves out what only a screen can do', async ({
  page,
  server,
}) => {
  await server.stopClock(FIRST.open);
  await page.emulateMedia({ media: 'print' });
  await page.goto(`${server.url}/notices/${FUNDS.slug}`);
  const notes = page.locator('.notes').first();
  await expect(notes).toBeVisible();
  await expect(notes).toContainText('收款凭证存放在办公室');
  await expect(notes.getByText('收款凭证存放在办公室')).toBeVisible();
  await expect(notes.getByText('金额单位为万元')).toBeVisible();
  for (const link of await notes.getByRole('link', { name: /返回正文/ }).all())
    await expect(link).toBeHidden();
  await expect(page.locator('form')).toBeHidden();
  for (const nav of await page.locator('nav').all()) await expect(nav).toBeHidden();
});
