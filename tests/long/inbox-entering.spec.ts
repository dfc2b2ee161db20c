import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Page } from 'playwright/test';
import { auditPage } from '../browser/audit';
import { expect, test } from '../browser/fixtures';
import { type ClerkDesk, openFile, openOne, press, title, typePassphrase } from '../browser/inbox-desk';

// What came by phone, letter or visit, entered with a real file from disk against the real server.

const NOTICE = '2024-district-inspection';

/** Types what somebody said, up to the page that checks it. */
async function type(page: Page, message: string, { by = '电话', item = 0 } = {}): Promise<void> {
  await press(page, '登记来电、来信、来访');
  await expect(title(page)).toHaveText('登记来电、来信、来访');
  await page.getByLabel(by, { exact: true }).check();
  await page.getByLabel('对哪一篇通报').selectOption(NOTICE);
  await page.getByLabel('建议', { exact: true }).check();
  if (item > 0) {
    await expect(page.getByLabel('针对哪一项').locator('option').nth(item)).toBeAttached();
    await page.getByLabel('针对哪一项').selectOption({ index: item });
  }
  await page.getByLabel('反馈内容').fill(message);
  await page.getByLabel(/^已经向本人说明/).check();
  await press(page, '下一步：核对');
  await expect(title(page)).toHaveText('核对');
}

/** The digits that are read out. */
async function receiptOn(page: Page): Promise<string> {
  await expect(page.locator('output.spoken')).toBeVisible();
  return (await page.locator('output.spoken span').allTextContents()).join(' ');
}

/** What its writer reads at `/feedback`, in a browser without script. */
async function lookUp({ server, context }: ClerkDesk, receipt: string): Promise<Page> {
  const page = await context.newPage();
  await page.goto(`${server.url}/feedback`);
  await page.getByLabel(/^回执号/).fill(receipt);
  await press(page, '查询');
  return page;
}

for (const width of [768, 1280])
  test(`what came by phone is entered, its receipt read out, and its writer reads the answer, at ${width} pixels`, async ({
    clerk,
  }) => {
    const message = `打电话来说的${width}。`;
    const page = await openFile(clerk, clerk);
    await page.setViewportSize({ width, height: 900 });
    await press(page, '登记来电、来信、来访');
    await press(page, '下一步：核对');
    // Every field that is missing says so, and the first has the focus.
    await expect(page.getByText('请选择反映方式')).toBeVisible();
    await expect(page.getByText('请填写反馈内容')).toBeVisible();
    await expect(page.locator(':focus')).toHaveAttribute('id', 'channel-phone');
    expect(await auditPage(page)).toEqual([]);
    await page.getByLabel('收到日期').fill('2999年1月1日');
    await press(page, '下一步：核对');
    await expect(page.getByText('这一天还没有到，请改正')).toBeVisible();
    await press(page, '不登记了，返回列表');

    await type(page, message, { item: 2 });
    await expect(page.locator('main dl')).toContainText('电话');
    await expect(page.locator('main dl')).not.toContainText('整篇通报');
    expect(await auditPage(page)).toEqual([]);
    await press(page, '登记，得到回执号');
    await expect(title(page)).toHaveText('已经登记');
    const receipt = await receiptOn(page);
    expect(receipt).toMatch(/^\d{5}( \d{5}){4}$/);
    expect(await auditPage(page)).toEqual([]);
    await page.emulateMedia({ media: 'print' });
    await expect(page.locator('.paper .key')).toHaveText(receipt.replaceAll(' ', ''));
    await expect(page.locator('main')).toBeHidden();
    await page.emulateMedia({ media: 'screen' });
    await press(page, '念过两遍了，返回列表');

    await page.getByLabel('先看').selectOption({ index: 4 });
    await expect(page.locator('.marks').first()).toContainText('电话');
    await openOne(page, message);
    await expect(page.getByLabel('基本情况')).toContainText('电话，由张明登记。');
    await expect(page.locator('main .history')).toContainText('由办公室登记（写信人看不到这一条）');
    await press(page, '答复');
    await page.getByLabel('答复的内容').fill('已经派人去修。');
    await press(page, /^下一步/);
    await press(page, '发出答复');
    await expect(page.getByText('已经办好，服务器已经记下。')).toBeVisible();

    const writer = await lookUp(clerk, receipt);
    await expect(writer.locator('main')).toContainText('已经派人去修。');
    await expect(writer.locator('main')).not.toContainText('登记');
    await writer.close();
  });

test('what is being entered, and a receipt on the screen, are there again after the lock', async ({
  clerk,
}) => {
  const page = await openFile(clerk, clerk);
  await press(page, '登记来电、来信、来访');
  await page.getByLabel('来信', { exact: true }).check();
  await page.getByLabel('反馈内容').fill('写了一半的来信');
  await press(page, '上锁');
  await typePassphrase(page, clerk.passphrase);
  await expect(title(page)).toHaveText('登记来电、来信、来访');
  await expect(page.getByLabel('来信', { exact: true })).toBeChecked();
  await expect(page.getByLabel('反馈内容')).toHaveValue('写了一半的来信');
  await page.getByLabel('对哪一篇通报').selectOption(NOTICE);
  await page.getByLabel('意见', { exact: true }).check();
  await page.getByLabel(/^没有机会问本人/).check();
  await press(page, '下一步：核对');
  await press(page, '登记，得到回执号');
  const receipt = await receiptOn(page);
  await press(page, '上锁');
  await expect(page.locator('body')).not.toContainText(receipt.slice(0, 5));
  await typePassphrase(page, clerk.passphrase);
  expect(await receiptOn(page)).toBe(receipt);
  await press(page, '念过两遍了，返回列表');
  await expect(title(page)).toHaveText('全部反馈');
});

test('a visit is entered without a network, and its receipt leads to it once the file was imported', async ({
  clerk,
}) => {
  const page = await openFile(clerk, clerk);
  await expect(page.getByText('已连接网站')).toBeVisible();
  await clerk.context.setOffline(true);
  await type(page, '来访的人说的话。', { by: '来访' });
  await press(page, '登记，得到回执号');
  await expect(title(page)).toHaveText('已经放进待办');
  const receipt = await receiptOn(page);
  await press(page, '念过两遍了，返回列表');
  await press(page, /^待办和文件/);
  await expect(page.locator('.queue')).toContainText('登记来访');
  await expect(page.locator('.queue')).toContainText('来访的人说的话。');
  const [download] = await Promise.all([
    page.waitForEvent('download'),
    page.getByRole('link', { name: '保存待办文件' }).press('Enter'),
  ]);
  const file = join(clerk.folder, '登记的待办.json');
  await writeFile(file, await readFile(await download.path()));
  await page.close();
  await clerk.context.setOffline(false);
  const imported = await clerk.command('import', file);
  expect([imported.code, imported.stderr], imported.stdout).toEqual([0, '']);
  expect(imported.stdout).toContain('登记');
  const writer = await lookUp(clerk, receipt);
  await expect(writer.locator('main')).toContainText('已收到');
});
