import { VIEWS } from '#lib/views/view';
import { FIRST, FUNDS } from '../harness/fixtures';
import { pagesOf } from '../harness/paper';
import { expect, test } from './fixtures';
import { showKind } from './kinds';
import { showPosted } from './posted';

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

test('paper holds a receipt whole: the number, the words, and whom to call', async ({
  page,
  server,
  posted,
}) => {
  await page.emulateMedia({ media: 'print' });
  await showPosted(page, server, posted.get('the receipt'));
  await expect(page.locator('.receipt')).toBeVisible();
  await expect(page.locator('.receipt')).toHaveText(/^\d(\s\d){24}$/);
  await expect(page.getByText('第三项的讲座，我们社区没有听说')).toBeVisible();
  await expect(page.locator('main').getByText('0412-7333360')).toBeVisible();
  for (const nav of await page.locator('nav').all()) await expect(nav).toBeHidden();
});

test('a receipt is one sheet, in whatever view it was read', async ({ page, server, posted }) => {
  for (const view of VIEWS) {
    for (const kind of ['the receipt', 'the receipt of other words'] as const) {
      await showKind(page, kind, { server, posted, view });
      const pages = await pagesOf(await page.pdf({ preferCSSPageSize: true }));
      expect(pages, `${kind}, ${view}`).toBe(1);
    }
  }
});

test('paper keeps the words of a refusal and leaves out its button', async ({ page, server, posted }) => {
  await page.emulateMedia({ media: 'print' });
  await showPosted(page, server, posted.get('the refusal without a store'));
  await expect(page.getByText('第三项的讲座，我们社区没有听说')).toBeVisible();
  await expect(page.locator('button:visible')).toHaveCount(0);
});

test('paper holds how a submission stands, answers whole and whom to ask, and nothing to press', async ({
  page,
  server,
  posted,
}) => {
  await page.emulateMedia({ media: 'print' });
  await showPosted(page, server, posted.get('how it stands, answered and closed'));
  for (const words of ['已办结', '讲座改在每月第一个星期六', '谢谢您的监督。'])
    await expect(page.locator('main').getByText(words).first()).toBeVisible();
  await expect(page.locator('main').getByText('0199-5550100')).toBeVisible();
  await expect(page.getByText('您还可以')).toBeHidden();
  await expect(page.locator('button:visible, nav:visible')).toHaveCount(0);
});

test('paper holds the number under which something was added', async ({ page, server, posted }) => {
  await page.emulateMedia({ media: 'print' });
  await showPosted(page, server, posted.get('the addition that was received'));
  await expect(page.locator('.receipt')).toBeVisible();
  await expect(page.getByText('您的补充已经收到。')).toBeVisible();
  await expect(page.locator('button:visible')).toHaveCount(0);
});
