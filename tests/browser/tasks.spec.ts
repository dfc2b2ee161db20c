import type { Page } from 'playwright/test';
import { FIRST } from '../harness/fixtures';
import { expect, test } from './fixtures';

// A resident with a small phone, without script, who uses the keyboard alone.
test.use({ viewport: { width: 320, height: 640 }, javaScriptEnabled: false });

const PAGE = `/notices/${FIRST.slug}`;

/** Presses Tab until the link or field named `name` has the focus, as a keyboard user would. */
async function tabTo(page: Page, name: RegExp): Promise<void> {
  for (let presses = 0; presses < 120; presses += 1) {
    await page.keyboard.press('Tab');
    const label = await page.locator(':focus').evaluateAll(([element]) => {
      const named = element as HTMLElement | undefined;
      return named?.getAttribute('aria-label') ?? named?.textContent ?? '';
    });
    if (name.test(label)) return;
  }
  throw new Error(`no Tab stop is named ${name}`);
}

test('a resident finds what was done about the third finding', async ({ page, server }) => {
  await server.stopClock(FIRST.open);
  await page.goto(server.url + PAGE);
  await tabTo(page, /市域治理工作中作用发挥不充分/);
  await page.keyboard.press('Enter');
  await expect(page).toHaveURL(/#rectification-3$/);
  const heading = page.getByRole('heading', { name: /^（三）针对“科协组织在市域治理工作中作用发挥不充分”/ });
  await expect(heading).toBeInViewport();
  await expect(page.getByText('科普讲座进社区4场')).toBeVisible();
});

test('a resident calls the office', async ({ page, server }) => {
  await server.stopClock(FIRST.open);
  await page.goto(server.url + PAGE);
  await tabTo(page, /联系方式/);
  await page.keyboard.press('Enter');
  await tabTo(page, /0412-7333360/);
  const link = page.locator(':focus');
  await expect(link).toHaveAttribute('href', 'tel:0412-7333360');
  await expect(link).toBeInViewport();
  await expect(page.getByText('工作日8：00-17：00').first()).toBeVisible();
});

test('a resident learns that one can still object, and until when', async ({ page, server }) => {
  await server.stopClock(FIRST.open);
  await page.goto(server.url + PAGE);
  await tabTo(page, /反馈/);
  await page.keyboard.press('Enter');
  await expect(page).toHaveURL(/#feedback$/);
  const region = page.getByRole('region', { name: '意见反馈' });
  await expect(region).toBeInViewport();
  await expect(region).toContainText('截至2025年2月28日（星期五）23:59（北京时间），以系统收到时间为准');
});

test('a resident learns that the window has closed, and finds the phone still there', async ({
  page,
  server,
}) => {
  await server.stopClock(FIRST.closed);
  await page.goto(server.url + PAGE);
  await expect(page.locator('#feedback')).toHaveText('公示期已于2025年2月28日结束');
  await expect(page.getByRole('region', { name: '意见反馈' })).toHaveCount(0);
  await expect(page.locator('form')).toHaveCount(0);
  await expect(page.locator('a[href="tel:0412-7333360"]').first()).toBeVisible();
});

test('a writer gets every word back while posts are not taken yet', async ({ page, server }) => {
  await server.stopClock(FIRST.open);
  await page.goto(`${server.url}${PAGE}#feedback`);
  await page.getByLabel('问题反映').check();
  await page.getByLabel(/^反馈内容/).fill('第三项的讲座，我们社区没有听说。\n请再看看。');
  await page.getByLabel(/姓名/).fill('王<b>小明');
  await page.getByRole('checkbox').check();
  const [answer] = await Promise.all([
    page.waitForResponse((response) => response.request().method() === 'POST'),
    page.getByRole('button', { name: /核对|提交|下一步/ }).click(),
  ]);
  expect(answer.status()).toBe(503);
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('反馈没有提交成功');
  const words = await page
    .locator('main')
    .evaluate((main) =>
      [...main.querySelectorAll('textarea, pre, dd')].map(
        (element) => (element as HTMLTextAreaElement).value ?? element.textContent,
      ),
    );
  expect(words.join('\n')).toContain('第三项的讲座，我们社区没有听说。\n请再看看。');
  expect(words.join('\n')).toContain('王<b>小明');
});
