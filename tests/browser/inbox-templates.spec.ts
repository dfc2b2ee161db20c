import { auditPage } from './audit';
import { expect, test } from './fixtures';
import { openFile, openOne, press, title } from './inbox-desk';

// Templates of answers, with a real file from disk against the real server.

test('a template is written, an answer begins from it, and two who change it both are heard', async ({
  clerk,
}) => {
  await clerk.send('要用模板答复的一件。');
  const page = await openFile(clerk, clerk);
  await expect(title(page)).toHaveText('全部反馈');
  await press(page, '待办和文件');
  await press(page, '答复的模板');
  await expect(page.getByText('还没有模板。')).toBeVisible();
  await press(page, '新写一个模板');
  await press(page, '保存');
  await expect(page.getByText('请写一个名称')).toBeVisible();
  await page.getByLabel('名称').fill('已经转办');
  await page.getByLabel('内容').fill('您好：您反映的事已经转有关单位办理。');
  await press(page, '保存');
  await expect(page.getByText('已经保存。')).toBeVisible();
  expect(await auditPage(page)).toEqual([]);

  const other = await openFile(clerk, clerk);
  await press(other, '待办和文件');
  await press(other, '答复的模板');
  await press(other, '修改“已经转办”');
  await press(page, '修改“已经转办”');
  await page.getByLabel('内容').fill('您好：已经转办，会再告诉您结果。');
  await press(page, '保存');
  await expect(page.getByText('已经保存。')).toBeVisible();
  await other.getByLabel('内容').fill('您好：已经转办。');
  await press(other, '保存');
  await expect(other.getByText('同事刚才改了这个模板。')).toBeVisible();
  await expect(other.getByText('您好：已经转办，会再告诉您结果。')).toBeVisible();
  await expect(other.getByLabel('内容')).toHaveValue('您好：已经转办。');
  await press(other, '保存');
  await expect(other.getByText('已经保存。')).toBeVisible();

  // What somebody else saw is not removed upon what it was before.
  await press(page, '删除“已经转办”');
  await press(page, '删除这个模板');
  await expect(page.getByText('没有办。')).toBeVisible();

  await press(other, '返回');
  await press(other, '返回列表');
  await openOne(other, '要用模板答复的一件。');
  await press(other, '答复');
  await other.getByLabel('用模板（可以不用）').selectOption('已经转办');
  await expect(other.getByLabel('答复的内容')).toHaveValue('您好：已经转办。');

  await press(page, '删除这个模板');
  await expect(page.getByText('已经删除“已经转办”。')).toBeVisible();
});
