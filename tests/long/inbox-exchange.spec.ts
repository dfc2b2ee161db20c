import { fileURLToPath } from 'node:url';
import { auditPage } from '../browser/audit';
import { expect, test } from '../browser/fixtures';
import { accept, invite, save, shownDigits } from '../browser/inbox-colleague';
import {
  type OfficeDesk,
  openFile,
  openOne,
  press,
  setUpToTheEnd,
  title,
  typeWordOnPaper,
} from '../browser/inbox-desk';

// The office's key is exchanged, with real files from disk against the real server.

const MESSAGES = ['更换以前写的。', '正在更换的时候写的。', '更换以后写的。'] as const;

/** Begins an exchange in an open inbox, and saves the file with the new key. */
async function begin(desk: OfficeDesk, page: Parameters<typeof press>[0], passphrase: string) {
  await press(page, '同事');
  await press(page, '更换密钥');
  await expect(title(page)).toHaveText('更换密钥');
  await page.getByLabel('这个收件箱的口令').fill(passphrase);
  await press(page, '开始更换');
  await expect(title(page)).toHaveText('保存新的收件箱文件');
  return { address: await save(desk, page, '张明的收件箱（新密钥）.html'), passphrase };
}

test('the key is exchanged while submissions arrive, a colleague takes the new one, and the old one is retired', async ({
  desk,
}) => {
  const bodies: string[] = [];
  desk.context.on('request', (request) => bodies.push(request.postData() ?? ''));
  const [before, meanwhile, after] = MESSAGES;
  await desk.send(before);
  const { page, passphrase } = await setUpToTheEnd(desk);
  const own = await accept(desk, await invite(desk, page, '阅读和办理'));
  const colleague = await openFile(desk, own);
  await expect(title(colleague)).toHaveText('全部反馈');
  await press(page, '返回');

  await press(page, '返回列表');
  const renewed = await begin(desk, page, passphrase);
  await press(colleague, '刷新');
  await expect(colleague.getByText('张明正在更换办公室的密钥。')).toBeVisible();
  expect((await desk.command('devices')).stdout).toContain('张明 正在更换办公室的密钥，还没有启用。');
  await desk.send(meanwhile);
  await press(colleague, '刷新');
  await openOne(colleague, meanwhile);

  const fresh = await openFile(desk, renewed);
  await expect(title(fresh)).toHaveText('打印恢复单');
  await fresh.getByLabel('恢复单上的核对码').fill('000000');
  await press(fresh, '恢复单收好了，下一步');
  await expect(fresh.getByText('和恢复单上的核对码不一样')).toBeVisible();
  await press(colleague, '刷新');
  await expect(colleague.getByText('张明正在更换办公室的密钥。')).toBeVisible();
  await typeWordOnPaper(fresh);
  await expect(title(fresh)).toHaveText('更换密钥：还没有办完');
  await expect(fresh.getByText('都已经重新加密。')).toBeVisible();
  expect(await auditPage(fresh)).toEqual([]);
  const key = await save(desk, fresh, '给李华的新密钥.json');
  await desk.send(after);

  await press(colleague, '刷新');
  await expect(colleague.getByText('张明更换了办公室的密钥，这个收件箱还没有新的。')).toBeVisible();
  await press(colleague, '同事');
  await press(colleague, '更换密钥');
  await colleague.getByLabel('打开新密钥文件').setInputFiles(fileURLToPath(key));
  await expect(colleague.getByLabel('这个收件箱的口令')).toBeVisible();
  expect(await shownDigits(colleague)).toBe(await shownDigits(fresh));
  expect(await auditPage(colleague)).toEqual([]);
  await colleague.getByLabel('这个收件箱的口令').fill(own.passphrase);
  await press(colleague, '数字都一样，换上新密钥');
  const address = await save(desk, colleague, '李华的收件箱（新密钥）.html');
  const theirs = await openFile(desk, { address, passphrase: own.passphrase });
  await expect(title(theirs)).toHaveText('全部反馈');
  for (const message of MESSAGES) {
    await openOne(theirs, message);
    await press(theirs, '返回列表');
  }

  await press(fresh, '刷新');
  await expect(title(fresh)).toHaveText('更换密钥：已经办完');
  await expect(fresh.getByText('全部办完：反馈都用新密钥重新加密了')).toBeVisible();
  await press(fresh, '返回');
  await press(fresh, '返回列表');
  await openOne(fresh, after);
  expect((await desk.command('devices')).stdout).not.toContain('更换');
  const old = await openFile(desk, own);
  await expect(old.getByText('网站现在用的不是这个收件箱的私钥。')).toBeVisible();
  expect(bodies.join()).not.toContain('AGE-SECRET-KEY-1');
});

test('an exchange that is broken off changes nothing: the old file goes on, and anybody may give it up', async ({
  desk,
}) => {
  await desk.send('还是旧密钥的时候写的。');
  const { page, passphrase, address } = await setUpToTheEnd(desk);
  const renewed = await begin(desk, page, passphrase);
  await press(page, '上锁');
  const old = await openFile(desk, { address, passphrase });
  await openOne(old, '还是旧密钥的时候写的。');
  await press(old, '返回列表');
  await press(old, '同事');
  await press(old, '更换密钥');
  await expect(title(old)).toHaveText('正在更换密钥');
  await press(old, '取消更换');
  await expect(title(old)).toHaveText('更换密钥');
  const fresh = await openFile(desk, renewed);
  await expect(title(fresh)).toHaveText('这个文件里的新密钥没有启用');
});
