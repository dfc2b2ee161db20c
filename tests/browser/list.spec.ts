import { FIRST } from '../harness/fixtures';
import { tabTo, write } from '../harness/keyboard';
import { expect, test } from './fixtures';
import { targetsOf } from './measure';

// A resident with a small phone, without script, who uses the keyboard alone.
test.use({ viewport: { width: 320, height: 640 }, javaScriptEnabled: false });

test('a resident finds the notice that mentions 科普大讲堂, and the place where it does', async ({
  page,
  server,
}) => {
  await server.stopClock(FIRST.open);
  await page.goto(`${server.url}/notices`);
  await write(page, /搜索通报/, '科普大讲堂');
  await page.keyboard.press('Enter');
  await expect(page).toHaveTitle(/^搜索“科普大讲堂”：找到1篇/);
  await expect(page.getByRole('heading', { name: FIRST.title })).toBeVisible();
  await expect(page.locator('mark')).toHaveText(['科普大讲堂']);
  await tabTo(page, /^（二）针对/);
  await page.keyboard.press('Enter');
  await expect(page).toHaveURL(/#rectification-2$/);
  await expect(page.getByText('基层科普大讲堂等科普阵地')).toBeVisible();
});

test('a resident narrows the list to one issuer and one phase, and widens it again', async ({
  page,
  server,
}) => {
  await server.stopClock(FIRST.open);
  await page.goto(`${server.url}/notices`);
  await tabTo(page, /^正在公示（3篇）/);
  await page.keyboard.press('Enter');
  await expect(page).toHaveTitle(/^正在公示－通报目录/);
  await tabTo(page, /按发布机构查看/);
  await page.keyboard.press('Enter');
  await tabTo(page, /^中共立山区科协党支部（1篇）/);
  await page.keyboard.press('Enter');
  await expect(page).toHaveTitle(/^正在公示－中共立山区科协党支部－通报目录/);
  await expect(page.getByRole('heading', { level: 3 })).toHaveText([FIRST.title]);
  await expect(page.locator('main [aria-current]')).toHaveText([
    '正在公示（1篇，已选）',
    '中共立山区科协党支部（1篇，已选）',
  ]);
  await tabTo(page, /^全部（3篇）/);
  await page.keyboard.press('Enter');
  await expect(page).toHaveURL(/\/notices\?phase=open$/);
});

test('a search keeps the filters, and a search in vain leads on', async ({ page, server }) => {
  await server.stopClock(FIRST.open);
  await page.goto(`${server.url}/notices?phase=closed`);
  await write(page, /搜索通报/, '科普大讲堂');
  await tabTo(page, /^搜索$/);
  await page.keyboard.press('Enter');
  await expect(page.getByText('查找的条件：含有“科普大讲堂”，公示期已结束。')).toBeVisible();
  await tabTo(page, /不限“公示期已结束”/);
  await page.keyboard.press('Enter');
  await expect(page.getByRole('heading', { name: FIRST.title })).toBeVisible();
});

// What stands on the page before anything is unfolded is measured with every kind of page.
test('every link that the filter of issuers unfolds is at least 44 px high and wide', async ({
  page,
  server,
}) => {
  await server.stopClock(FIRST.open);
  await page.goto(`${server.url}/notices`);
  const folded = (await targetsOf(page)).length;
  await page.locator('summary').click();
  const targets = await targetsOf(page);
  expect(targets.length).toBeGreaterThan(folded + 1);
  expect(targets.filter(({ width, height }) => Math.min(width, height) < 44 - 0.1)).toEqual([]);
});
