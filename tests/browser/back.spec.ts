import { readFile } from 'node:fs/promises';
import type { Download, Page } from 'playwright/test';
import { FIRST } from '../harness/fixtures';
import type { TestServer } from '../harness/server';
import { expect, test } from './fixtures';

// A page that answers a post is kept nowhere: Back cannot show it again (docs/decisions/0029). Nothing is lost by that,
// and nothing on the page leads away from it.

const NOTICE = `/notices/${FIRST.slug}`;
const MESSAGE = '第三项的讲座，我们社区没有听说。';

/** Chromium's own page in the place of one that it would have to post for again. */
const ASKS = 'body.neterror';

function heading(page: Page) {
  return page.getByRole('heading', { level: 1 });
}

async function press(page: Page, name: string): Promise<void> {
  await page.getByRole('button', { name, exact: true }).click();
}

/** Goes from the notice to the check page. */
async function check(page: Page, server: TestServer): Promise<void> {
  await server.stopClock(FIRST.open);
  await page.goto(server.url + NOTICE);
  await page.locator('#feedback-kind-opinion').check();
  await page.locator('#feedback-message').fill(MESSAGE);
  await page.locator('#feedback-consent').check();
  await press(page, '下一步：核对内容');
  await expect(heading(page)).toHaveText('请核对后提交');
}

/** Goes from the notice to the receipt, and gives it. */
async function submit(page: Page, server: TestServer): Promise<string> {
  await check(page, server);
  await press(page, '确认提交');
  await expect(heading(page)).toHaveText('已经收到您的反馈');
  return (await page.locator('.receipt').textContent()) ?? '';
}

test('whoever goes back from the receipt and forward again is shown the same receipt', async ({
  page,
  server,
}) => {
  const receipt = await submit(page, server);
  await page.goBack().catch(() => null);
  await expect(page.locator(ASKS)).toHaveCount(1);
  // The browser asks first; then it posts the first step again, and the page says that nothing need be sent.
  await page.reload();
  await expect(heading(page)).toHaveText('请核对后提交');
  await expect(page.getByText('如果已经看到回执号，就是提交成功')).toBeVisible();
  await page.goForward().catch(() => null);
  await expect(page.locator(ASKS)).toHaveCount(1);
  await page.reload();
  await expect(page.locator('.receipt')).toHaveText(receipt);
});

test('返回修改 leads from the check page to every word, where Back leads to none', async ({
  page,
  server,
}) => {
  await check(page, server);
  await press(page, '返回修改');
  await expect(page.locator('#feedback-message')).toHaveValue(MESSAGE);
  await page.goBack().catch(() => null);
  await expect(page.locator(ASKS)).toHaveCount(1);
  await page.reload();
  await expect(page.getByText(MESSAGE)).toBeVisible();
});

for (const step of ['check page', 'receipt'] as const) {
  test(`every link of the ${step} opens beside it`, async ({ page, server }) => {
    await (step === 'receipt' ? submit(page, server) : check(page, server));
    const text = await page.locator('main').innerText();
    const links = await page.locator('a[href^="/"]').all();
    expect(links.length).toBeGreaterThan(4);
    for (const link of links) {
      const [opened] = await Promise.all([page.waitForEvent('popup'), link.click()]);
      await opened.close();
    }
    expect(await page.locator('main').innerText()).toBe(text);
  });
}

test('the receipt is kept as a file, and the page stays', async ({ page, server }) => {
  const receipt = await submit(page, server);
  const found = new Promise<Download>((resolve) => {
    page.on('download', resolve);
    page.on('popup', (popup) => popup.on('download', resolve));
  });
  await press(page, '把回执号存成文件');
  const download = await found;
  expect(download.suggestedFilename()).toBe('note.txt');
  const text = await readFile(await download.path(), 'utf8');
  expect(text.replace(/\D/g, '')).toContain(receipt.replace(/\D/g, ''));
  await expect(page.locator('.receipt')).toHaveText(receipt);
});
