import type { Page } from 'playwright/test';
import { auditPage } from '../browser/audit';
import { expect, test } from '../browser/fixtures';
import { type ClerkDesk, openFile, press, title } from '../browser/inbox-desk';

// Submissions that say the same, merged with a real file from disk against the real server.

/** What its writer reads at `/feedback`, in a browser without script. */
async function lookUp({ server, context }: ClerkDesk, receipt: string): Promise<string> {
  const page = await context.newPage();
  await page.goto(`${server.url}/feedback`);
  await page.getByLabel(/^回执号/).fill(receipt);
  await press(page, '查询');
  const read = await page.locator('main').innerText();
  await page.close();
  return read;
}

/** Merges the two submissions in whose words a search finds something. */
async function mergeFound(page: Page, search: string): Promise<void> {
  await page.getByLabel('查找').fill(search);
  await press(page, '选中列出的2件');
  await press(page, '合并');
  await expect(title(page)).toHaveText('合并2件反馈');
}

for (const width of [768, 1280])
  test(`two that say the same are merged, and each writer reads the one answer, at ${width} pixels`, async ({
    clerk,
  }) => {
    const first = await clerk.send(`相同的事${width}，甲说的。`);
    const second = await clerk.send(`相同的事${width}，乙说的。`);
    const before = await lookUp(clerk, second);
    const page = await openFile(clerk, clerk);
    await page.setViewportSize({ width, height: 900 });
    await mergeFound(page, `相同的事${width}`);
    await page.locator('main li', { hasText: '什么都不删除' }).waitFor();
    expect(await auditPage(page)).toEqual([]);
    await press(page, '合并这2件');
    await expect(title(page)).toHaveText('一件反馈');
    await expect(page.getByText('合并在一起的，连这一件共2件。')).toBeVisible();
    expect(await auditPage(page)).toEqual([]);
    // Until something is answered, a writer is told nothing of it.
    expect(await lookUp(clerk, second)).toBe(before);

    await press(page, '答复');
    await page.getByLabel('答复的内容').fill('这件事已经办好。');
    await press(page, /^下一步/);
    await expect(page.getByText('合并在一起的另外1件，也同样答复。')).toBeVisible();
    await press(page, '发出答复');
    await expect(page.getByText('合并的另外1件也同样办了。')).toBeVisible();
    for (const [receipt, other] of [
      [first, '乙说的'],
      [second, '甲说的'],
    ] as const) {
      const read = await lookUp(clerk, receipt);
      expect(read).toContain('这件事已经办好。');
      expect(read).toContain('已答复');
      expect(read).not.toContain(other);
      expect(read).not.toContain('合并');
    }

    await press(page, '返回列表');
    await expect(page.getByText('符合条件的1件')).toBeVisible();
    await expect(page.locator('.marks')).toContainText('合并2件');
    await press(page, '办理记录');
    await expect(page.getByText(/^合并到/).first()).toBeVisible();
  });

test('what was merged by mistake is parted again, until it was answered', async ({ clerk }) => {
  await clerk.send('不相同的事，丙说的。');
  await clerk.send('不相同的事，丁说的。');
  const page = await openFile(clerk, clerk);
  await mergeFound(page, '不相同的事');
  await page.getByRole('radio').first().check();
  await press(page, '合并这2件');
  await press(page, /不相同的事/);
  await expect(page.getByText('这一件已经合并到另一件。')).toBeVisible();
  expect(await auditPage(page)).toEqual([]);
  await press(page, '撤销合并');
  await expect(page.getByText('已经办好，服务器已经记下。')).toBeVisible();
  await expect(page.getByText('这一件已经合并到另一件。')).toBeHidden();
  await expect(page.locator('main .history')).toContainText('撤销合并，单独办理');
  await press(page, '返回列表');
  await expect(page.getByText('符合条件的2件')).toBeVisible();
});
