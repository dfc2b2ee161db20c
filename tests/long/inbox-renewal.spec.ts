import { createHash } from 'node:crypto';
import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { INBOX_EDITION } from '#lib/office/edition/inbox-edition';
import { composeInbox, parseInbox } from '#lib/office/inbox-file';
import { auditPage } from '../browser/audit';
import { expect, test } from '../browser/fixtures';
import { openFile, press, title } from '../browser/inbox-desk';

// A later program is taken into an inbox file by the open inbox itself, with a real file from disk.

test('an open inbox takes a later program, whose fingerprint is compared, and the new file opens as before', async ({
  clerk,
}) => {
  await clerk.send('换程序以前的一件。');
  const file = join(clerk.folder, '空白.html');
  expect((await clerk.command('inbox', '-o', file)).code).toBe(0);
  const bare = await readFile(file, 'utf8');
  const { parts } = parseInbox(bare);
  const later = ofEdition(
    composeInbox({ ...parts, style: `${parts.style}\n/* later */` }, null),
    '2999-01-01',
  );
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
  const hash = createHash('sha256')
    .update(later)
    .digest('hex')
    .replace(/(.{8})(?=.)/g, '$1 ');
  await expect(page.getByText(hash)).toBeVisible();
  await expect(page.getByText('选的这个文件说自己是2999年1月1日的')).toBeVisible();
  await expect(page.getByText('比现在用的旧')).toHaveCount(0);
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

test('an older program is told as older, and taken only by who says so twice', async ({ clerk }) => {
  const file = join(clerk.folder, '现在的.html');
  expect((await clerk.command('inbox', '-o', file)).code).toBe(0);
  const bare = await readFile(file, 'utf8');
  const older = join(clerk.folder, '旧的.html');
  await writeFile(older, ofEdition(bare, '2020-02-03'));
  const oldest = join(clerk.folder, '更旧的.html');
  await writeFile(oldest, bare.replace(/<meta name="inbox-edition"[^>]*>\n/, ''));
  const page = await openFile(clerk, clerk);
  await press(page, '待办和文件');
  await press(page, '换用新版的收件箱程序');
  await page.getByLabel('选择新版的程序文件').setInputFiles(oldest);
  await expect(page.getByText('选的程序比现在用的旧：它没有写日期。')).toBeVisible();
  await press(page, '另选一个文件');
  await page.getByLabel('选择新版的程序文件').setInputFiles(older);
  await expect(page.getByText('选的程序比现在用的旧：是2020年2月3日的。')).toBeVisible();
  await press(page, '比过了，一样，写出新的收件箱文件');
  await expect(page.getByText('选的是旧程序：真要换成它，请先勾选这一项')).toBeVisible();
  await expect(page.locator(':focus')).toHaveAttribute('id', 'older');
  expect(await auditPage(page)).toEqual([]);
  await expect(page.getByRole('link')).toHaveCount(0);
  await page.getByLabel(/^我知道这是旧程序/).check();
  await press(page, '比过了，一样，写出新的收件箱文件');
  await expect(page.getByRole('link', { name: '保存“张明的收件箱.html”' })).toBeVisible();
});

/** A bare inbox that says another edition of itself. */
function ofEdition(bare: string, edition: string): string {
  return bare.replace(`content="${INBOX_EDITION}"`, `content="${edition}"`);
}

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
