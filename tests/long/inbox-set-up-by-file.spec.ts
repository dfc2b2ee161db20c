import { join } from 'node:path';
import type { Page } from 'playwright/test';
import { auditPage } from '../browser/audit';
import { expect, test } from '../browser/fixtures';
import {
  type OfficeDesk,
  openFile,
  openOne,
  press,
  saveFile,
  title,
  typeWordOnPaper,
} from '../browser/inbox-desk';

// An office is set up on a computer without a network: with real files from disk, carried by hand.

/** Saves what a link offers into the desk's folder; gives its path. */
async function saved(desk: OfficeDesk, page: Page, name: string): Promise<string> {
  const [download] = await Promise.all([
    page.waitForEvent('download'),
    page.getByRole('link', { name: `保存“${name}”` }).press('Enter'),
  ]);
  const path = join(desk.folder, name);
  await download.saveAs(path);
  return path;
}

for (const width of [768, 1280])
  test(`an office is set up by files, and reads what was sent, at ${width} pixels`, async ({ desk }) => {
    await desk.send('没有网络的办公室也读得到。');
    await desk.context.setOffline(true);
    const page = await openFile(desk, await saveFile(desk));
    await page.setViewportSize({ width, height: 900 });
    await expect(title(page)).toHaveText('现在问不到网站');
    await press(page, '这台电脑不联网，用文件开办');
    await typeWordOnPaper(page);
    await expect(title(page)).toHaveText('用文件开办');
    expect(await auditPage(page)).toEqual([]);
    const offered = await desk.command('key', await saved(desk, page, '开办申请.json'));
    expect(offered.code, offered.stderr).toBe(0);
    await page.setInputFiles('#challenge', join(desk.folder, '开办申请.json'));
    await expect(page.getByText('这个文件不是要打开的那一种。')).toBeVisible();
    await page.setInputFiles('#challenge', join(desk.folder, '开办质询.json'));
    await expect(page.getByText('已经回答。')).toBeVisible();
    expect(await auditPage(page)).toEqual([]);
    const answer = await saved(desk, page, '开办回答.json');
    const confirmed = await desk.command('key', answer, '--compared');
    expect(confirmed.code, confirmed.stderr).toBe(0);
    const digits = (await page.locator('b.id').textContent()) ?? '?';
    expect(confirmed.stdout).toContain(`公钥的核对数字：${digits}`);

    const rows = join(desk.folder, '反馈.json');
    expect((await desk.command('export', '--sealed', '-o', rows)).code).toBe(0);
    await press(page, '已经确认，打开收件箱');
    await press(page, '待办和文件');
    await page.setInputFiles('#rows', rows);
    await expect(page.getByText('列表里共1件。')).toBeVisible();
    await press(page, '返回列表');
    await openOne(page, '没有网络的办公室也读得到。');
  });
