import type { Page } from 'playwright/test';
import { FIRST } from '../harness/fixtures';
import { follow, send, tabTo, write } from '../harness/keyboard';
import { office } from '../harness/office';
import type { TestServer } from '../harness/server';
import { receiptIn, submitted } from '../harness/writer';
import { auditPage } from './audit';
import { expect, test } from './fixtures';

// The way back for an elder with a small phone and 关怀版, without script, by the keyboard alone.
test.use({ viewport: { width: 320, height: 640 }, javaScriptEnabled: false });

const heading = (page: Page) => page.getByRole('heading', { level: 1 });

/** Nothing stands beside the screen. */
async function expectToFit(page: Page): Promise<void> {
  const width = await page.locator('html').evaluate(({ scrollWidth }) => scrollWidth);
  expect(width).toBeLessThanOrEqual(320);
}

/** Sends something, opens the form of the look-up from the notice, and gives the receipt. */
async function begin(page: Page, server: TestServer): Promise<string> {
  await server.stopClock(FIRST.open);
  const receipt = receiptIn(await submitted(server.url)) ?? '';
  await page.context().addCookies([{ name: 'view', value: 'care', url: server.url }]);
  await page.goto(`${server.url}/notices/${FIRST.slug}`);
  await follow(page, /^查询反馈$/);
  await expect(heading(page)).toHaveText('查询反馈办理情况');
  return receipt;
}

async function lookUp(page: Page, receipt: string): Promise<void> {
  await write(page, /^回执号/, receipt);
  await send(page, /^查询$/);
}

test('an elder looks up a number copied by hand with one slip', async ({ page, server }) => {
  const receipt = await begin(page, server);
  await expectToFit(page);
  const slip = receipt.replace(/\d/, (digit) => String((Number(digit) + 1) % 10));
  await lookUp(page, slip);
  await expect(heading(page)).toHaveText('错误：回执号不对');
  await expect(page.locator('.receipt')).toHaveText(
    [...slip.replaceAll(' ', '')].join(' ').replace(/((?:\d ){4}\d) /g, '$1\u3000'),
  );
  await expectToFit(page);
  await tabTo(page, /^回执号（查询码）/);
  await page.keyboard.press('Control+A');
  await page.keyboard.insertText(receipt);
  await send(page, /^查询$/);
  await expect(heading(page)).toHaveText('办理情况');
  await expect(page.getByText('最迟2025年2月14日答复')).toBeVisible();
  await expectToFit(page);
  expect(page.url()).toBe(`${server.url}/feedback`);
});

test('an elder adds a sentence', async ({ page, server }) => {
  await lookUp(page, await begin(page, server));
  await send(page, /^补充内容$/);
  await write(page, /^补充的内容/, '讲座改到了下午。');
  await send(page, /^下一步/);
  await expect(heading(page)).toHaveText('请核对后提交');
  await expectToFit(page);
  await send(page, /^确认提交$/);
  await expect(page.getByRole('heading', { name: '您的补充已经收到。' })).toBeVisible();
  await expectToFit(page);
});

test('an elder thinks better of an addition, and is back without typing the number again', async ({
  page,
  server,
}) => {
  await lookUp(page, await begin(page, server));
  await send(page, /^补充内容$/);
  await write(page, /^补充的内容/, '讲座');
  await expectToFit(page);
  await send(page, /^不补充，返回办理情况$/);
  await expect(heading(page)).toHaveText('办理情况');
});

test('an elder rates an answer', async ({ page, server }) => {
  const receipt = await begin(page, server);
  const { code } = await office(
    { DATA_DIR: server.data, DATABASE_URL: undefined },
    ...['state', receipt, '已答复', '--confirm'],
  );
  expect(code).toBe(0);
  await lookUp(page, receipt);
  await send(page, /^评价答复$/);
  await tabTo(page, /^满意$/);
  await page.keyboard.press('ArrowDown');
  await expect(page.getByRole('radio', { name: '基本满意' })).toBeChecked();
  await send(page, /^下一步/);
  await send(page, /^确认提交$/);
  await expect(page.getByRole('heading', { name: /^您的评价已经收到/ })).toBeVisible();
});

test('an elder withdraws', async ({ page, server }) => {
  const receipt = await begin(page, server);
  await lookUp(page, receipt);
  await send(page, /^撤回这份反馈$/);
  await expect(heading(page)).toHaveText('请确认撤回');
  await expectToFit(page);
  await send(page, /^确认撤回$/);
  await expect(heading(page)).toHaveText('这份反馈已经撤回');
  await expectToFit(page);
});

test.describe('axe finds nothing', () => {
  test.use({ javaScriptEnabled: true });

  test('on any page of the way back', async ({ page, server }) => {
    const receipt = await begin(page, server);
    const sound = async () => expect(await auditPage(page)).toEqual([]);
    await sound();
    await lookUp(page, '12345');
    await sound();
    await page.goto(`${server.url}/feedback`);
    await lookUp(page, receipt);
    await sound();
    await send(page, /^补充内容$/);
    await send(page, /^下一步/);
    await sound();
    await write(page, /^补充的内容/, '讲座改到了下午。');
    await send(page, /^下一步/);
    await sound();
    await send(page, /^确认提交$/);
    await sound();
    await send(page, /^撤回这份反馈$/);
    await sound();
    await send(page, /^确认撤回$/);
    await sound();
  });
});
