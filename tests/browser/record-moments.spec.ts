import { WATER, WHALE } from '../harness/fixtures';
import { expect, test } from './fixtures';
import { MOMENTS } from './kinds';

// What readers on a phone see of a withdrawal and of an outcome.
test.use({ viewport: { width: 390, height: 844 } });

test('a reader of a withdrawn notice meets that before anything else, and finds no form', async ({
  page,
  server,
}) => {
  await server.stopClock(MOMENTS.closed);
  await page.goto(`${server.url}/notices/${WHALE.slug}`);
  await expect(page).toHaveTitle(/^【已撤回】/);
  await expect(page.getByRole('heading', { level: 1 })).toHaveText(/^【已撤回】/);
  await expect(page.getByText('本通报已于2025年3月20日 16:00撤回')).toBeInViewport();
  await expect(page.getByText(WHALE.reason).first()).toBeInViewport();
  await expect(page.locator('#feedback')).toHaveText(/^本通报已撤回，网上反馈已关闭/);
  await expect(page.getByRole('textbox')).toHaveCount(0);
  await expect(page.getByRole('link', { name: /^打电话/ })).toBeInViewport();
});

test('a reader goes from the first screen to the outcome, and from an opinion to its item', async ({
  page,
  server,
}) => {
  await server.stopClock(MOMENTS.closed);
  await page.goto(`${server.url}/notices/${WATER.slug}`);
  await page.locator('article > header').getByRole('link', { name: '反馈情况' }).click();
  await expect(page.getByRole('heading', { name: '反馈情况' })).toBeInViewport();
  const outcome = page.locator('#outcome');
  await expect(outcome.getByRole('table')).toHaveCount(3);
  await expect(outcome.getByRole('row', { name: '合计 6' })).toHaveCount(2);
  await expect(outcome.getByRole('listitem')).toHaveCount(3);
  await expect(outcome.getByRole('listitem').last()).toContainText('未采纳。举报人的信息依法应当保密');
  await outcome.getByRole('listitem').first().getByRole('link').click();
  await expect(page.locator('#findings-1')).toBeInViewport();
});

test('a reader learns from the facts that a notice was corrected, and goes on to what was and why', async ({
  page,
  server,
}) => {
  await server.stopClock(MOMENTS.closed);
  await page.goto(`${server.url}/notices/${WATER.slug}`);
  await expect(page.locator('.facts')).toContainText('第2版');
  await page.locator('.facts').getByRole('link', { name: '更正记录' }).click();
  await expect(page.locator('#history').getByText('更正', { exact: false }).first()).toBeInViewport();
  await page.goto(`${server.url}/notices/${WHALE.slug}`);
  await expect(page.locator('.facts')).not.toContainText('版本');
});

test('a reader of the list sees which notice is withdrawn and which tells what became of the feedback', async ({
  page,
  server,
}) => {
  await server.stopClock(MOMENTS.closed);
  await page.goto(`${server.url}/notices`);
  await page.getByRole('link', { name: '反馈情况已公布' }).click();
  await expect(page).toHaveURL(/#outcome$/);
  await page.goBack();
  await page.getByRole('link', { name: '已撤回（1篇）' }).click();
  await expect(page.locator('.list > li')).toHaveCount(1);
  await expect(page.locator('.list > li')).toContainText(WHALE.reason);
});

test('paper tells of a withdrawal and of an outcome', async ({ page, server }) => {
  await server.stopClock(MOMENTS.closed);
  await page.emulateMedia({ media: 'print' });
  await page.goto(`${server.url}/notices/${WHALE.slug}`);
  await expect(page.getByText('本通报已于2025年3月20日 16:00撤回')).toBeVisible();
  await page.goto(`${server.url}/notices/${WATER.slug}`);
  await expect(page.locator('#outcome').getByText('希望高层住户的水压也能测一测')).toBeVisible();
});
