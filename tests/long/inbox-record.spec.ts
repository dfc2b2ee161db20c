import { join } from 'node:path';
import { expect, test } from '../browser/fixtures';
import { accept, invite } from '../browser/inbox-colleague';
import { openFile, openOne, press, setUpToTheEnd, title, typePassphrase } from '../browser/inbox-desk';

// The office's record in the inbox, and what two people decide together, with real files from disk against the real server.

test('two people destroy a submission together, and the record tells it', async ({ desk }) => {
  await desk.send('广告：低价装修。');
  const { page } = await setUpToTheEnd(desk);
  const invitation = await invite(desk, page, '阅读和办理');
  const colleague = await openFile(desk, await accept(desk, invitation));
  await expect(title(colleague)).toHaveText('全部反馈');

  await openOne(colleague, '广告：低价装修。');
  await press(colleague, '提议删除');
  await press(colleague, '提议删除');
  await expect(colleague.getByText('请选择为什么删除')).toBeVisible();
  await colleague.getByLabel('与公示事项无关').check();
  await press(colleague, '提议删除');
  await expect(colleague.getByText('已经提议删除，等另一位同事同意。')).toBeFocused();
  await expect(colleague.getByRole('button', { name: '同意删除' })).toHaveCount(0);

  await press(page, '返回');
  await press(page, '返回列表');
  await press(page, '刷新');
  await page.getByLabel('先看').selectOption({ label: '提议删除的（1件）' });
  await openOne(page, '广告：低价装修。');
  await expect(page.getByRole('region', { name: '删除的提议' })).toContainText(
    '李华提议删除这一件：与公示事项无关。',
  );
  await press(page, '同意删除');
  await expect(title(page)).toHaveText('这一件已经没有了');
  await expect(page.getByText('已经删除。内容不再保存。')).toBeVisible();
  expect((await desk.command('list')).stdout).not.toContain('2024-district-inspection');

  await press(page, '返回列表');
  await press(page, '办理记录');
  await expect(page.locator('#main').getByText('前后相接，签名都对，没有发现不符。')).toBeVisible();
  const row = page.getByRole('row', { name: /同意删除/ });
  await expect(row).toContainText('张明');
  await expect(row).toContainText('李华提议');
  expect((await desk.command('verify')).code).toBe(0);
});

test('a proposal that was taken back destroys nothing', async ({ desk }) => {
  await desk.send('留下的一件。');
  const { page } = await setUpToTheEnd(desk);
  await openOne(page, '留下的一件。');
  await press(page, '提议删除');
  await page.getByLabel('办公室决定').check();
  await press(page, '提议删除');
  await press(page, '撤回这个提议');
  await expect(page.getByText('已经撤回删除的提议。')).toBeFocused();
  await expect(page.getByRole('button', { name: '提议删除' })).toBeVisible();
  expect((await desk.command('list')).stdout).toContain('2024-district-inspection');
});

test('a record that grew while it is looked at is checked again', async ({ desk }) => {
  await desk.send('导出的一件。');
  const { page } = await setUpToTheEnd(desk);
  await press(page, '办理记录');
  await expect(page.locator('#main').getByText('共2条，前后相接，签名都对，没有发现不符。')).toBeVisible();
  const exported = join(desk.folder, '反馈.导出');
  const { code, stderr } = await desk.command('export', '--sealed', '-o', exported);
  expect(code, stderr).toBe(0);
  await press(page, '刷新');
  await expect(page.locator('#main').getByText('共3条，前后相接，签名都对，没有发现不符。')).toBeVisible();
});

test('the digits that are shown at locking are known again at the next opening', async ({ desk }) => {
  await desk.send('记下数字的一件。');
  const { page, ...saved } = await setUpToTheEnd(desk);
  await press(page, '办理记录');
  await expect(page.locator('#main').getByText('没有发现不符。')).toBeVisible();
  await press(page, '上锁');
  const digits = (await page.locator('.digits').textContent()) ?? '';
  expect(digits).toMatch(/^\d{4} \d{4} \d{4}$/);
  await page.close();

  const again = await desk.open(saved.address);
  await again.getByLabel('上次抄下的核对数字（可以不填）').fill('12');
  await typePassphrase(again, saved.passphrase);
  await expect(again.getByText('应当是12个数字；没有抄，就空着')).toBeVisible();
  await again.getByLabel('上次抄下的核对数字（可以不填）').fill(digits);
  await typePassphrase(again, saved.passphrase);
  await expect(again.getByText(/^核对数字对上了/)).toBeVisible();
  await press(again, '知道了');
  await expect(again.getByText(/^核对数字对上了/)).toHaveCount(0);

  const wrong = await desk.open(saved.address);
  await wrong.getByLabel('上次抄下的核对数字（可以不填）').fill('0000 0000 0000');
  await typePassphrase(wrong, saved.passphrase);
  await expect(wrong.getByText(/^核对数字对不上/)).toBeVisible();
});
