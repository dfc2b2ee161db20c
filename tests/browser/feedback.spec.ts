import type { Page } from 'playwright/test';
import { FIRST } from '../harness/fixtures';
import { choose, follow, send, tick, write } from '../harness/keyboard';
import type { TestServer } from '../harness/server';
import { expect, test } from './fixtures';

// A writer with a small phone, without script, who uses the keyboard alone.
test.use({ viewport: { width: 320, height: 640 }, javaScriptEnabled: false });

const NOTICE = `/notices/${FIRST.slug}`;
const MESSAGE = '第三项的讲座，我们社区没有听说。\n请再看看。';
const ITEM = '（三）针对“科协组织在市域治理工作中作用发挥不充分”的问题的整改';

/** Opens the notice while feedback is taken, and goes by its contents to the form. */
async function openForm(page: Page, server: TestServer): Promise<void> {
  await server.stopClock(FIRST.open);
  await page.goto(server.url + NOTICE);
  await follow(page, /^意见反馈$/);
  await expect(page).toHaveURL(/#feedback$/);
}

/** Fills in the whole form, from the field that comes first, and goes on to the next step. */
async function fillIn(page: Page, message = MESSAGE, name = '王小明', contact = '0412-5550123') {
  await tick(page, /^意见：/);
  await choose(page, /^针对哪一项/, '（三）针对“科协组织在市域治理');
  await write(page, /^反馈内容/, message);
  await write(page, /^姓名/, name);
  await write(page, /^联系方式（选填）/, contact);
  await tick(page, /^我已阅读/);
  await send(page, /^下一步/);
}

function heading(page: Page) {
  return page.getByRole('heading', { level: 1 });
}

/** What the page shows of what was written: each label with its words. */
function shown(page: Page): Promise<(string | null)[][]> {
  return page
    .locator('.sent > div')
    .evaluateAll((rows) => rows.map((row) => Array.from(row.children, ({ textContent }) => textContent)));
}

test('a writer sends an opinion about item 3, with two mistakes on the way', async ({ page, server }) => {
  await openForm(page, server);
  const title = await page.title();
  await tick(page, /^意见：/);
  await choose(page, /^针对哪一项/, '（三）针对“科协组织在市域治理');
  await write(page, /^反馈内容/, '讲座');
  await write(page, /^姓名/, '王小明');
  await send(page, /^下一步/);

  await expect(heading(page)).toHaveText('错误：意见反馈');
  await expect(page).toHaveTitle(title);
  const summary = page.getByRole('region', { name: '错误：有2处需要改正' });
  await expect(summary.getByRole('heading')).toBeFocused();
  await expect(summary).toContainText('还没有提交');
  await follow(page, /^反馈内容至少5个字，现在是2个字$/);
  const message = page.getByRole('textbox', { name: /^反馈内容/ });
  await expect(message).toBeFocused();
  await expect(message).toHaveAccessibleDescription(/反馈内容至少5个字，现在是2个字$/);
  await expect(page.locator('label', { hasText: '反馈内容' })).toBeInViewport();
  await page.keyboard.press('Control+End');
  await page.keyboard.insertText('办在哪里，什么时候？');
  await tick(page, /^我已阅读/);
  await send(page, /^下一步/);

  await expect(heading(page)).toHaveText('请核对后提交');
  await expect(page.getByText('还没有提交')).toBeInViewport();
  expect(await shown(page)).toEqual([
    ['反馈类型', '意见'],
    ['针对哪一项', ITEM],
    ['反馈内容', '讲座办在哪里，什么时候？'],
    ['姓名', '王小明'],
    ['联系方式', '没有填写'],
  ]);
  await send(page, /^确认提交$/);

  await expect(heading(page)).toHaveText('已经收到您的反馈');
  const receipt = page.getByRole('region', { name: '回执号' });
  await expect(receipt).toBeInViewport({ ratio: 1 });
  await expect(receipt).toHaveText(/^回执号\d(\s\d){24}收到日期：2025年1月15日$/);
  const before = await receipt.textContent();
  await page.reload();
  await expect(receipt).toHaveText(before ?? '');
});

test('a writer sends one without a name', async ({ page, server }) => {
  await openForm(page, server);
  await tick(page, /^意见：/);
  await write(page, /^反馈内容/, MESSAGE);
  await tick(page, /^我已阅读/);
  await send(page, /^下一步/);
  await expect(heading(page)).toHaveText('请核对后提交');
  expect(await shown(page)).toContainEqual(['姓名', '没有填写（匿名）']);
  await send(page, /^确认提交$/);
  await expect(heading(page)).toHaveText('已经收到您的反馈');
  expect(await shown(page)).toContainEqual(['反馈内容', MESSAGE]);
});

test('a writer is led from an error to the first of several choices', async ({ page, server }) => {
  await openForm(page, server);
  await send(page, /^下一步/);
  await expect(page.getByRole('heading', { name: '错误：有3处需要改正' })).toBeFocused();
  await follow(page, /^请选择反馈类型$/);
  const choice = page.getByRole('radio', { name: '意见' });
  const group = page.getByRole('radiogroup', { name: /^反馈类型/ });
  await expect(group).toHaveAttribute('aria-invalid', 'true');
  await expect(group).toHaveAttribute('aria-required', 'true');
  await expect(choice).toBeFocused();
  await expect(choice).toHaveAccessibleDescription('请选择反馈类型');
  await expect(page.locator('legend').first()).toBeInViewport();
  await page.keyboard.press('ArrowDown');
  await expect(page.getByRole('radio', { name: '建议' })).toBeChecked();
});

test('a writer goes back with 返回修改 and finds every value as it was', async ({ page, server }) => {
  await openForm(page, server);
  await fillIn(page, `\n${MESSAGE}`);
  await expect(heading(page)).toHaveText('请核对后提交');
  await send(page, /^返回修改$/);
  await expect(heading(page)).toHaveText('修改反馈');
  await expect(page.getByRole('radio', { name: '意见' })).toBeChecked();
  await expect(page.getByLabel(/^针对哪一项/)).toHaveValue('rectification-3');
  await expect(page.getByLabel(/^反馈内容/)).toHaveValue(`\n${MESSAGE}`);
  await expect(page.getByLabel(/^姓名/)).toHaveValue('王小明');
  await expect(page.getByLabel(/^联系方式/)).toHaveValue('0412-5550123');
  await expect(page.getByRole('checkbox')).toBeChecked();
});

test('a writer who comes too late learns why, and saves the words', async ({ page, server }) => {
  await openForm(page, server);
  await server.stopClock(FIRST.closed);
  await fillIn(page);
  await expect(heading(page)).toHaveText('公示期已经结束');
  await expect(page.getByText('公示期已于2025年2月28日结束')).toContainText('您填写的内容没有提交');
  await expect(page.locator('main a[href="tel:0412-7333360"]')).toBeVisible();
  await page.keyboard.press('Control+A');
  const copied = await page.evaluate(() => getSelection()?.toString());
  for (const words of [MESSAGE, ITEM, '王小明', '0412-5550123']) expect(copied).toContain(words);
});

test('a writer who confirms too late gets the words back too', async ({ page, server }) => {
  await openForm(page, server);
  await fillIn(page);
  await expect(heading(page)).toHaveText('请核对后提交');
  await server.stopClock(FIRST.closed);
  await send(page, /^确认提交$/);
  await expect(heading(page)).toHaveText('公示期已经结束');
  expect(await shown(page)).toContainEqual(['反馈内容', MESSAGE]);
});

test('a writer’s hostile words are shown as the text that they are', async ({ page, server }) => {
  const hostile = '\n\n<script>alert(1)</script></dd><img src=x onerror=alert(1)>\n\u202egnp.exe\u2066 完';
  await openForm(page, server);
  await fillIn(page, hostile, '</bdi><b>王\u202e', '=cmd|"x"!A0');
  for (const title of ['请核对后提交', '已经收到您的反馈']) {
    await expect(heading(page)).toHaveText(title);
    expect(await shown(page)).toEqual([
      ['反馈类型', '意见'],
      ['针对哪一项', ITEM],
      ['反馈内容', hostile],
      ['姓名', '</bdi><b>王\u202e'],
      ['联系方式', '=cmd|"x"!A0'],
    ]);
    await expect(page.locator('script, img, .sent b')).toHaveCount(0);
    for (const words of await page.locator('.sent bdi').all())
      await expect(words).toHaveCSS('unicode-bidi', 'isolate');
    if (title === '请核对后提交') await send(page, /^确认提交$/);
  }
});
