import { expect, test } from './fixtures';
import {
  confirmOnServer,
  type OfficeDesk,
  openAtOnce,
  openFile,
  openOne,
  press,
  saveFile,
  setUpSaved,
  setUpToTheEnd,
  title,
  typeCheckWord,
  typePassphrase,
} from './inbox-desk';

// Setting up, from the real file on disk against the real server.

/** Whether everything is still as it was: what is sent now is read by the key that lies beside the data. */
async function expectNothingActive(desk: OfficeDesk, message: string): Promise<void> {
  await desk.send(message);
  const { stdout } = await desk.command('list');
  expect(stdout).toContain(message);
}

test('an inbox is set up to the end, and opens what was received before and after', async ({ desk }) => {
  await desk.send('在开办以前写的一句话。');
  const { page } = await setUpToTheEnd(desk);
  await openOne(page, '在开办以前写的一句话。');
  await expect(page.locator('main')).toContainText('王小明');
  await desk.send('在开办以后写的一句话。');
  await press(page, '返回列表');
  await press(page, '刷新');
  await openOne(page, '在开办以后写的一句话。');
});

test('a wrong passphrase, a wrong check word and wrong digits are said plainly, and nothing becomes active', async ({
  begun: desk,
}) => {
  const page = await openFile(desk, { ...desk, passphrase: '1111 2222 3333 4444 5555 6666' });
  await expect(page.getByText('口令不对。')).toBeVisible();
  await expect(page.getByLabel('口令', { exact: true })).toBeFocused();
  await typePassphrase(page, desk.passphrase.replaceAll(' ', '－'));
  await page.getByLabel('恢复单上的核对码').fill('000000');
  await press(page, '恢复单收好了，下一步');
  await expect(page.getByText('和恢复单上的核对码不一样')).toBeVisible();
  const digits = await typeCheckWord(page);
  const wrong = digits === '00000000' ? '11111111' : '00000000';
  expect((await desk.command('setup', '--confirm', wrong)).code).toBe(1);
  await press(page, '已经确认，打开收件箱');
  await expect(page.getByText('服务器上还没有确认')).toBeVisible();
  await expectNothingActive(desk, '还没有确认的时候写的。');
  await confirmOnServer(desk, digits);
  await press(page, '已经确认，打开收件箱');
  await openOne(page, '还没有确认的时候写的。');
});

test('broken off at each step, nothing is lost and nothing is active: the saved file goes on where it was', async ({
  begun: desk,
}) => {
  const unopened = await desk.open(desk.address);
  await unopened.close();
  const unprinted = await openFile(desk, desk);
  await expect(title(unprinted)).toHaveText('打印恢复单');
  await unprinted.close();
  const unconfirmed = await openFile(desk, desk);
  const digits = await typeCheckWord(unconfirmed);
  await unconfirmed.close();
  await expectNothingActive(desk, '中断以后写的一句话。');
  const again = await openFile(desk, desk);
  expect(await typeCheckWord(again)).toBe(digits);
  await again.close();
  await confirmOnServer(desk, digits);
  const confirmed = await openFile(desk, desk);
  await openOne(confirmed, '中断以后写的一句话。');
});

test('broken off before the file was saved, the set-up file begins anew', async ({ desk }) => {
  const first = await desk.open(await desk.writeSetUpFile());
  await first.getByLabel('您的姓名').fill('张明');
  await press(first, '口令抄好了，下一步');
  await expect(title(first)).toHaveText('保存收件箱文件');
  await first.reload();
  await expect(title(first)).toHaveText('开办收件箱');
  await first.close();
  await expectNothingActive(desk, '没有保存文件的时候写的。');
  const saved = await saveFile(desk);
  await openAtOnce(saved);
  const page = await setUpSaved({ ...desk, ...saved });
  await openOne(page, '没有保存文件的时候写的。');
});

test('a weak passphrase of one’s own is refused with its reason, and a strong one opens the file', async ({
  desk,
}) => {
  const page = await desk.open(await desk.writeSetUpFile());
  await page.getByLabel('您的姓名').fill('张明');
  await page.getByLabel('自己定一个').check();
  await page.getByLabel('自己定的口令').fill('password1');
  await press(page, '口令抄好了，下一步');
  await expect(page.getByText(/太容易猜/)).toBeVisible();
  await expect(page.getByLabel('自己定的口令')).toBeFocused();
  await page.getByLabel('自己定的口令').fill('水牛和铅笔一起坐火车去看太阳升起来');
  await press(page, '口令抄好了，下一步');
  await expect(title(page)).toHaveText('保存收件箱文件');
});

test('without the site the file says so, and goes on once it is there', async ({ begun: desk }) => {
  await desk.context.setOffline(true);
  const page = await openFile(desk, desk);
  await expect(page.getByText('连不上网站。')).toBeVisible();
  await desk.context.setOffline(false);
  await press(page, '再试一次');
  await expect(title(page)).toHaveText('打印恢复单');
});

test('the key to be printed does not stay on a screen that nobody is at', async ({ begun: desk }) => {
  const page = await desk.context.newPage();
  await page.clock.install();
  await page.goto(desk.address);
  await typePassphrase(page, desk.passphrase);
  await expect(title(page)).toHaveText('打印恢复单');
  await page.clock.runFor('09:01');
  await expect(page.getByText('一分钟后自动上锁')).toBeVisible();
  await page.clock.runFor('01:00');
  await expect(page.getByText('十分钟没有人操作')).toBeVisible();
  await expect(page.locator('.key')).toHaveCount(0);
  await typePassphrase(page, desk.passphrase);
  await expect(title(page)).toHaveText('打印恢复单');
});

test('a file that the site does not know after its time says what that may be, opens all the same, and lets nobody destroy it', async ({
  begun: desk,
}) => {
  await desk.send('收到以后读过的一件。');
  const page = await setUpSaved(desk);
  await page.close();
  expect((await desk.command('devices', '--revoke', '张明')).code).toBe(0);
  const openedAfter = async (days: number) => {
    const later = await desk.context.newPage();
    await later.clock.setFixedTime(Date.now() + days * 24 * 3_600_000);
    await later.goto(desk.address);
    await typePassphrase(later, desk.passphrase);
    return later;
  };
  const soon = await openedAfter(2);
  await expect(title(soon)).toHaveText('网站不认识这个文件');
  await expect(soon.locator('main')).toContainText('不要删除这个文件');
  await press(soon, '先打开');
  await expect(title(soon)).toHaveText('全部反馈');
  const later = await openedAfter(60);
  await expect(title(later)).toHaveText('全部反馈');
  await expect(later.getByText('网站不认识这个收件箱。')).toBeVisible();
  for (const opened of [soon, later]) await expect(opened.getByText('销毁')).toHaveCount(0);
});
