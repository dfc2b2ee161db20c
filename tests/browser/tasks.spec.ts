import { FIRST } from '../harness/fixtures';
import { tabTo } from '../harness/keyboard';
import { expect, test } from './fixtures';

// A resident with a small phone, without script, who uses the keyboard alone.
test.use({ viewport: { width: 320, height: 640 }, javaScriptEnabled: false });

const PAGE = `/notices/${FIRST.slug}`;

test('a resident finds what was done about the third finding', async ({ page, server }) => {
  await server.stopClock(FIRST.open);
  await page.goto(server.url + PAGE);
  await tabTo(page, /市域治理工作中作用发挥不充分/);
  await page.keyboard.press('Enter');
  await expect(page).toHaveURL(/#rectification-3$/);
  const heading = page.getByRole('heading', { name: /^（三）针对“科协组织在市域治理工作中作用发挥不充分”/ });
  await expect(heading).toBeInViewport();
  await expect(page.locator('#rectification-3').getByText('科普讲座进社区4场')).toBeVisible();
});

test('a resident looks at the overview, and reads on where a finding is answered', async ({
  page,
  server,
}) => {
  await server.stopClock(FIRST.open);
  await page.goto(server.url + PAGE);
  await tabTo(page, /^整改一览$/);
  await page.keyboard.press('Enter');
  await expect(page.getByRole('heading', { name: '整改一览' })).toBeInViewport();
  await tabTo(page, /^（五）.*科普宣传教育持续用力不足/);
  await page.keyboard.press('Enter');
  await expect(page).toHaveURL(/#rectification-5$/);
  await expect(page.getByRole('heading', { name: /^（五）针对“科普宣传教育持续用力不足”/ })).toBeInViewport();
});

test('a resident calls the office', async ({ page, server }) => {
  await server.stopClock(FIRST.open);
  await page.goto(server.url + PAGE);
  await tabTo(page, /^打电话 0412-7333360$/);
  await expect(page.locator(':focus')).toHaveAttribute('href', 'tel:0412-7333360');
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
  await tabTo(page, /^提意见$/);
  await page.keyboard.press('Enter');
  await expect(page).toHaveURL(/#feedback$/);
  const region = page.getByRole('region', { name: '意见反馈' });
  await expect(region).toBeInViewport();
  await expect(region).toContainText(
    '意见反馈截止时间：2025年2月28日（星期五）23:59（北京时间），以系统收到的时间为准',
  );
});

test('a resident learns that the window has closed, and finds the phone still there', async ({
  page,
  server,
}) => {
  await server.stopClock(FIRST.closed);
  await page.goto(server.url + PAGE);
  await expect(page.locator('#feedback')).toHaveText(
    '公示期已于2025年2月28日结束，网上反馈已关闭，仍可来电、来信。已经反馈过的，可以凭回执号查询反馈',
  );
  await expect(page.getByRole('region', { name: '意见反馈' })).toHaveCount(0);
  await expect(page.locator('form')).toHaveCount(0);
  await expect(page.locator('a[href="tel:0412-7333360"]').first()).toBeVisible();
});
