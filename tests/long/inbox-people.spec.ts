import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { auditPage } from '../browser/audit';
import { expect, test } from '../browser/fixtures';
import { accept, invite, openInvitation } from '../browser/inbox-colleague';
import { openFile, openOne, press, setUpToTheEnd, title } from '../browser/inbox-desk';

// A colleague is added and revoked, with real files from disk against the real server.

test('a colleague is added, reads, and is revoked; what they loaded stays, and the first file is worth nothing', async ({
  desk,
}) => {
  const tokens = new Set<string>();
  const bodies: string[] = [];
  desk.context.on('request', (request) => {
    const [, token] = (request.headers().authorization ?? '').split(' ');
    if (token !== undefined) tokens.add(token);
    bodies.push(request.postData() ?? '');
  });
  await desk.send('两个人都读得到的一件。');
  const { page } = await setUpToTheEnd(desk);
  const invitation = await invite(desk, page, '只能阅读');
  await press(page, '返回');
  await expect(page.getByText('已经邀请，还没有打开（1份）')).toBeVisible();
  expect((await desk.command('devices')).stdout).toContain('李华（已邀请，还没有打开）');
  const own = await accept(desk, invitation);
  const colleague = await openFile(desk, own);
  await expect(title(colleague)).toHaveText('全部反馈');
  await openOne(colleague, '两个人都读得到的一件。');
  await expect(colleague.getByText('这个收件箱只能阅读，不能办理。')).toBeVisible();
  await expect(colleague.getByRole('button', { name: '答复' })).toHaveCount(0);
  await press(colleague, '同事');
  await expect(colleague.getByText('不能添加、停用同事')).toBeVisible();
  await expect(colleague.getByRole('button', { name: /停用|添加/ })).toHaveCount(0);

  const used = await openInvitation(desk, invitation);
  await expect(title(used)).toHaveText('这份邀请已经用过了');

  await press(page, '返回列表');
  await press(page, '同事');
  await expect(page.getByRole('row', { name: /^李华/ })).toContainText('可以使用');
  expect(await auditPage(page)).toEqual([]);
  await press(page, '停用张明的收件箱');
  await press(page, '停用');
  await expect(page.getByText('这是最后一个能办理的收件箱，不能停用。')).toBeVisible();
  await press(page, '不停用，返回');
  await press(page, '停用李华的收件箱');
  await expect(page.getByText('收不回钥匙。')).toBeVisible();
  await press(page, '停用');
  await expect(page.getByRole('row', { name: /^李华/ })).toContainText('已停用');

  await press(colleague, '刷新');
  await expect(colleague.getByText('网站不认识这个收件箱。')).toBeVisible();
  await press(colleague, '返回列表');
  await openOne(colleague, '两个人都读得到的一件。');
  const again = await openFile(desk, own);
  await expect(title(again)).toHaveText('网站不认识这个收件箱');

  // The server stored the names, and neither the key nor any token.
  expect(tokens.size).toBeGreaterThanOrEqual(4);
  expect(bodies.join()).toContain('李华');
  for (const secret of [...tokens, 'AGE-SECRET-KEY-1']) expect(bodies.join()).not.toContain(secret);
  const files = (await readdir(desk.server.data)).filter((name) => name.startsWith('feedback'));
  const stored = await Promise.all(files.map((name) => readFile(join(desk.server.data, name))));
  expect(stored.some((bytes) => bytes.includes('李华'))).toBe(true);
  for (const token of tokens) expect(stored.some((bytes) => bytes.includes(token))).toBe(false);
});

test('a colleague who is cut off before joining goes on when the network is back, and then answers', async ({
  desk,
}) => {
  await desk.send('同事来答复的一件。');
  const { page } = await setUpToTheEnd(desk);
  const invitation = await invite(desk, page, '阅读和办理');
  await desk.context.setOffline(true);
  const own = await accept(desk, invitation);
  const colleague = await openFile(desk, own);
  await expect(title(colleague)).toHaveText('现在没有连上');
  await desk.context.setOffline(false);
  await press(colleague, '再试一次');
  await expect(title(colleague)).toHaveText('全部反馈');
  await openOne(colleague, '同事来答复的一件。');
  await press(colleague, '答复');
  await colleague.getByLabel('答复的内容').fill('李华来答复。');
  await press(colleague, /^下一步/);
  await press(colleague, '发出答复');
  await expect(colleague.getByText('已经办好，服务器已经记下。')).toBeVisible();
  await press(page, '返回');
  await press(page, '返回列表');
  await press(page, '刷新');
  await openOne(page, '同事来答复的一件。');
  await expect(page.locator('main .history')).toContainText('李华');
  await expect(page.locator('main .history')).not.toContainText('签名不对');
});

test('an invitation that was withdrawn opens nothing', async ({ desk }) => {
  const { page } = await setUpToTheEnd(desk);
  const invitation = await invite(desk, page, '阅读和办理');
  await press(page, '返回');
  await press(page, '撤回给李华的邀请');
  await expect(page.getByText('已经撤回给李华的邀请，那份文件再也不能用了。')).toBeVisible();
  await expect(page.getByText('已经邀请，还没有打开')).toHaveCount(0);
  const opened = await openInvitation(desk, invitation);
  await expect(title(opened)).toHaveText('这份邀请没有用了');
});
