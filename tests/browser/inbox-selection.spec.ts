import { readFile } from 'node:fs/promises';
import { auditPage } from './audit';
import { expect, test } from './fixtures';
import { openFile, press, title } from './inbox-desk';

// What is done with several submissions at once, with a real file from disk against the real server.

test('several are marked as having nothing to do with the notice, and are restored at once', async ({
  clerk,
}) => {
  await clerk.send('广告：贷款。');
  await clerk.send('广告：装修。');
  const page = await openFile(clerk, clerk);
  await expect(title(page)).toHaveText('全部反馈');
  await page.getByLabel('查找').fill('广告');
  await expect(page.getByText('符合条件的2件')).toBeVisible();
  await press(page, '选中列出的2件');
  await expect(page.getByText('选中了2件。')).toBeVisible();
  expect(await auditPage(page)).toEqual([]);
  await press(page, '标为无关');
  await expect(page.getByText('已经标为无关2件。')).toBeVisible();
  await expect(page.getByText('没有符合条件的。')).toBeVisible();
  await page.getByLabel('先看').selectOption({ label: '标为无关的（2件）' });
  await expect(page.getByRole('button', { name: /广告/ })).toHaveCount(2);
  await press(page, '撤销');
  await expect(page.getByText('没有符合条件的。')).toBeVisible();
  await page.getByLabel('先看').selectOption('');
  await expect(page.getByRole('button', { name: /广告/ })).toHaveCount(2);
  await page.getByRole('checkbox').first().check();
  await expect(page.getByText('选中了1件。')).toBeVisible();
});

test('what a narrower search no longer shows is not acted upon, though it was selected', async ({
  clerk,
}) => {
  await clerk.send('狭窄的一件，要导出。');
  await clerk.send('狭窄的一件，要留下。');
  const page = await openFile(clerk, clerk);
  await page.getByLabel('查找').fill('狭窄的一件');
  await press(page, '选中列出的2件');
  await page.getByLabel('查找').fill('狭窄的一件，要导出');
  await expect(page.getByText('选中了1件。')).toBeVisible();
  await press(page, '导出');
  await expect(title(page)).toHaveText('导出1件反馈');
  await press(page, '不导出，返回');
  await press(page, '标为无关');
  await expect(page.getByText('已经标为无关1件。')).toBeVisible();
  await page.getByLabel('查找').fill('狭窄的一件');
  await expect(page.getByRole('button', { name: '狭窄的一件，要留下。' })).toBeVisible();
});

test('an export is asked for twice, recorded, and holds what was selected', async ({ clerk }) => {
  await clerk.send('要导出的一件。');
  const page = await openFile(clerk, clerk);
  await page.getByLabel('查找').fill('要导出的一件');
  await press(page, '选中列出的1件');
  await press(page, '导出');
  await expect(title(page)).toHaveText('导出1件反馈');
  await page.getByLabel('导出成什么').selectOption('csv');
  await press(page, '下一步');
  await expect(page.getByText('再问一次：真的要导出吗')).toBeFocused();
  await expect(page.getByRole('link')).toHaveCount(0);
  await press(page, '记进办理记录，导出');
  const link = page.getByRole('link', { name: /^保存“反馈导出-.*\.csv”$/ });
  const [download] = await Promise.all([page.waitForEvent('download'), link.press('Enter')]);
  expect(await readFile(await download.path(), 'utf8')).toContain('要导出的一件。');
  await press(page, '返回列表');
  await press(page, '办理记录');
  await expect(page.locator('#main').getByRole('row', { name: /导出，1件/ })).toContainText('张明');
});

test('nothing is exported where it cannot be recorded', async ({ clerk }) => {
  await clerk.send('不能导出的一件。');
  const page = await openFile(clerk, clerk);
  await page.getByLabel('查找').fill('不能导出的一件');
  await press(page, '选中列出的1件');
  await press(page, '导出');
  await press(page, '下一步');
  await clerk.context.setOffline(true);
  await press(page, '记进办理记录，导出');
  await expect(page.getByText('连不上网站。')).toBeVisible();
  await expect(page.getByRole('link')).toHaveCount(0);
});

test('an outcome is drafted from what was selected', async ({ clerk }) => {
  await clerk.send('讲座没有听说，电话13912345678。', { name: '丁小明' });
  const page = await openFile(clerk, clerk);
  await page.getByLabel('查找').fill('讲座没有听说');
  await press(page, '选中列出的1件');
  await press(page, '起草反馈情况');
  await press(page, '下一步：看看草稿');
  await expect(page.getByText('请写实际有的一天').last()).toBeVisible();
  await page.getByLabel('哪一天公布（上午九点）').fill('2025-02-30');
  await press(page, '下一步：看看草稿');
  await expect(page.getByText('请写实际有的一天').last()).toBeVisible();
  await page.getByLabel('哪一天公布（上午九点）').fill('2025-03-20');
  await page.getByLabel('公布这一条').check();
  await expect(page.getByLabel('用几句话概括')).toHaveValue('讲座没有听说，电话**。');
  await press(page, '下一步：看看草稿');
  await expect(page.getByText('请选择采纳没有')).toBeVisible();
  await page.getByLabel('采纳没有').selectOption('未采纳');
  await press(page, '下一步：看看草稿');
  await expect(page.getByText('没有全部采纳的，要说明原因')).toBeVisible();
  await page.getByLabel('怎样办的，或者为什么没有采纳').fill('已经办过。');
  expect(await auditPage(page)).toEqual([]);
  await press(page, '下一步：看看草稿');
  await expect(title(page)).toHaveText('反馈情况的草稿');
  const [download] = await Promise.all([
    page.waitForEvent('download'),
    page.getByRole('link', { name: '保存“outcome.md”' }).press('Enter'),
  ]);
  const draft = await readFile(await download.path(), 'utf8');
  expect(draft).toContain('summary: 讲座没有听说，电话**。');
  expect(draft).toContain('from: 丁**');
  expect(draft).not.toContain('13912345678');
});
