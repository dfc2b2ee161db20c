import { FIRST } from '../harness/fixtures';
import { choose, follow, send, tabTo, tick, write } from '../harness/keyboard';
import { expect, test } from './fixtures';

// An elder with a small phone and 关怀版, without script, by the keyboard alone.
test.use({ viewport: { width: 320, height: 640 }, javaScriptEnabled: false });

const PAGE = `/notices/${FIRST.slug}`;

test('an elder turns on 关怀版 and finds when the telephone is answered', async ({ page, server }) => {
  await server.stopClock(FIRST.open);
  await page.goto(server.url + PAGE);
  await follow(page, /^字号和关怀版$/);
  await expect(page).toHaveURL(`${server.url}/reading?from=${PAGE}`);
  await send(page, /^改用“关怀版”$/);
  await expect(page).toHaveURL(server.url + PAGE);
  const size = await page
    .locator('.text p')
    .first()
    .evaluate((text) => getComputedStyle(text).fontSize);
  expect(Number.parseFloat(size)).toBeCloseTo(24, 0);
  await follow(page, /^联系方式$/);
  await tabTo(page, /^0412-7333360$/);
  await expect(page.locator(':focus')).toBeInViewport();
  const beside = page.locator('#contact p', { has: page.locator(':focus') });
  await expect(beside).toContainText('0412-7333360（工作日8：00-17：00）');
});

test('an elder finds the notice that mentions 科普大讲堂, and where', async ({ page, server }) => {
  await server.stopClock(FIRST.open);
  await page.context().addCookies([{ name: 'view', value: 'care', url: server.url }]);
  await page.goto(server.url + PAGE);
  await follow(page, /^通报目录$/);
  await page.waitForURL(`${server.url}/notices`);
  await write(page, /^搜索通报/, '科普大讲堂');
  await send(page, /^搜索$/);
  await expect(page.getByText('找到1篇通报')).toBeVisible();
  await follow(page, /^（二）针对“落实党中央关于群团组织/);
  await expect(page).toHaveURL(`${server.url}${PAGE}#rectification-2`);
  await expect(page.getByText('基层科普大讲堂等科普阵地')).toBeInViewport();
});

test('an elder sends an opinion', async ({ page, server }) => {
  await server.stopClock(FIRST.open);
  await page.context().addCookies([{ name: 'view', value: 'care', url: server.url }]);
  await page.goto(server.url + PAGE);
  await follow(page, /^提意见$/);
  await tick(page, /^意见：/);
  await choose(page, /^针对哪一项/, '（三）针对“科协组织');
  await write(page, /^反馈内容/, '第三项的讲座，我们社区没有听说。');
  await tick(page, /^我已阅读/);
  await send(page, /^下一步/);
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('请核对后提交');
  await expect(page.locator('html')).toHaveAttribute('data-view', 'care');
  await send(page, /^确认提交$/);
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('已经收到您的反馈');
  await expect(page.locator('.receipt')).toBeInViewport();
});

test('an elder enlarges the form half-way and loses no word', async ({ page, server }) => {
  await server.stopClock(FIRST.open);
  await page.goto(server.url + PAGE);
  await follow(page, /^意见反馈$/);
  await write(page, /^反馈内容/, '\n第三项的讲座，\n我们社区没有听说。');
  await send(page, /^关怀版$/);
  await expect(page.locator('html')).toHaveAttribute('data-view', 'care');
  await expect(page.getByLabel(/^反馈内容/)).toHaveValue('\n第三项的讲座，\n我们社区没有听说。');
  await page.goto(server.url + PAGE);
  await expect(page.locator('html')).toHaveAttribute('data-view', 'care');
});
