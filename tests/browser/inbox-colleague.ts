import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { expect, type Page } from 'playwright/test';
import { type OfficeDesk, press, type SavedFile, title } from './inbox-desk';

// How a colleague comes to an inbox of their own, with real files from disk.

/** Saves what a link of a page offers; gives the address of the file. */
export async function save(desk: OfficeDesk, page: Page, name: string): Promise<string> {
  const [download] = await Promise.all([
    page.waitForEvent('download'),
    page.getByRole('link', { name: `保存“${name}”` }).press('Enter'),
  ]);
  const file = join(desk.folder, download.suggestedFilename());
  await download.saveAs(file);
  expect(download.suggestedFilename()).toBe(name);
  return pathToFileURL(file).href;
}

export async function shownDigits(page: Page): Promise<string> {
  return (await page.locator('output.digits').textContent()) ?? '';
}

/** Adds 李华, and gives the file for them with its temporary passphrase. */
export async function invite(
  desk: OfficeDesk,
  page: Page,
  role: '阅读和办理' | '只能阅读',
): Promise<SavedFile> {
  await press(page, '同事');
  await press(page, '添加同事');
  await press(page, '口令抄好了，下一步');
  await expect(page.getByText('请填写姓名')).toBeVisible();
  await page.getByLabel('同事的姓名').fill('李华');
  await page.getByLabel('可以做什么').selectOption(role);
  const passphrase = await shownDigits(page);
  await press(page, '口令抄好了，下一步');
  await expect(title(page)).toHaveText('保存给同事的文件');
  return { address: await save(desk, page, '李华的收件箱（首次打开）.html'), passphrase };
}

export async function openInvitation(desk: OfficeDesk, { address, passphrase }: SavedFile): Promise<Page> {
  const page = await desk.open(address);
  await expect(title(page)).toHaveText('李华的收件箱：首次打开');
  await page.getByLabel('临时口令').fill(passphrase);
  await press(page, '打开');
  return page;
}

/** Opens the file of an invitation, and saves the colleague's own. */
export async function accept(desk: OfficeDesk, invitation: SavedFile): Promise<SavedFile> {
  const page = await openInvitation(desk, invitation);
  await expect(title(page)).toHaveText('定好自己的口令');
  const passphrase = await shownDigits(page);
  await press(page, '口令抄好了，下一步');
  await expect(title(page)).toHaveText('保存您的收件箱文件');
  const address = await save(desk, page, '李华的收件箱.html');
  await page.close();
  return { address, passphrase };
}
