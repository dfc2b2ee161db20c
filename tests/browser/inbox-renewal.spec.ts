import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { composeInbox, hashOfBareInbox, parseInbox } from '#lib/office/inbox-file';
import { expect, openFile, press, test, title } from './inbox-desk';

// A later program is taken into an inbox file by the open inbox itself, with a real file from disk.

test('an open inbox takes a later program, whose fingerprint is compared, and the new file opens as before', async ({
  clerk,
}) => {
  await clerk.send('换程序以前的一件。');
  const file = join(clerk.folder, '空白.html');
  expect((await clerk.command('inbox', '-o', file)).code).toBe(0);
  const bare = await readFile(file, 'utf8');
  const { parts } = parseInbox(bare);
  const later = composeInbox({ ...parts, style: `${parts.style}\n/* later */` }, null);
  await writeFile(join(clerk.folder, '新版.html'), later);

  const page = await openFile(clerk, clerk);
  const sent: string[] = [];
  page.on('request', (request) => sent.push(`${request.postData() ?? ''}`));
  await expect(title(page)).toHaveText('全部反馈');
  await press(page, '待办和文件');
  await press(page, '换用新版的收件箱程序');
  await page.getByLabel('选择新版的程序文件').setInputFiles(file);
  await expect(page.getByText('这就是现在用的程序。')).toBeVisible();
  await page.getByLabel('选择新版的程序文件').setInputFiles(join(clerk.folder, '新版.html'));
  const hash = hashOfBareInbox(later).replace(/(.{8})(?=.)/g, '$1 ');
  await expect(page.getByText(hash)).toBeVisible();
  await expect(page.getByRole('link')).toHaveCount(0);
  await press(page, '比过了，一样，写出新的收件箱文件');
  const [download] = await Promise.all([
    page.waitForEvent('download'),
    page.getByRole('link', { name: '保存“张明的收件箱.html”' }).press('Enter'),
  ]);
  const renewed = join(clerk.folder, '新的收件箱.html');
  await download.saveAs(renewed);
  // No file with a wrapped key went anywhere.
  expect(sent.filter((body) => body.includes('vault'))).toEqual([]);

  const again = await openFile(clerk, { ...clerk, address: pathToFileURL(renewed).href });
  await expect(again.getByRole('button', { name: /换程序以前的一件/ })).toBeVisible();
  expect(await again.locator('style').first().textContent()).toContain('/* later */');
});

test('an inbox takes no file with somebody’s key, and nothing else that is no bare inbox', async ({
  clerk,
}) => {
  const other = join(clerk.folder, '别的.html');
  await writeFile(other, '<!doctype html><title>别的</title>');
  const page = await openFile(clerk, clerk);
  await press(page, '待办和文件');
  await press(page, '换用新版的收件箱程序');
  await page.getByLabel('选择新版的程序文件').setInputFiles(other);
  await expect(page.getByText('这个文件不是收件箱程序，或者被改动过。')).toBeVisible();
});
