import type { Locator, Page } from 'playwright/test';
import { VIEWS, type View } from '#lib/views/view';
import { FIRST, FUNDS, WATER } from '../harness/fixtures';
import type { TestServer } from '../harness/server';
import { expect, test } from './fixtures';
import { MOMENTS } from './kinds';

// What readers see first, how far it is to the rest, and what stays in view beside the text.

const CLOSES = '意见反馈截止时间：2025年2月28日（星期五）23:59（北京时间）';
const PHONE = { width: 390, height: 844 };
const DESK = { width: 1280, height: 900 };

interface Shown {
  view?: View;
  at?: string;
  slug?: string;
}

async function show(
  page: Page,
  server: TestServer,
  { view, at = FIRST.open, slug = FIRST.slug }: Shown = {},
) {
  await server.stopClock(at);
  if (view) await page.context().addCookies([{ name: 'view', value: view, url: server.url }]);
  await page.goto(`${server.url}/notices/${slug}`);
}

/** How far down the page something begins, in pixels. */
const topOf = (locator: Locator) =>
  locator.evaluate((element) => element.getBoundingClientRect().top + window.scrollY);

/** Whether the whole of a link can be seen and nothing lies on it. */
const isInFullView = (locator: Locator) =>
  locator.evaluate((element) => {
    const { left, right, top, bottom } = element.getBoundingClientRect();
    const hit = document.elementFromPoint((left + right) / 2, (top + bottom) / 2);
    return top >= 0 && bottom <= window.innerHeight && element.contains(hit);
  });

for (const size of [PHONE, DESK]) {
  for (const view of VIEWS) {
    test(`the first screen of ${size.width} px says until when, and has both actions, in ${view}`, async ({
      page,
      server,
    }) => {
      await page.setViewportSize(size);
      await show(page, server, { view });
      await expect(page.getByText(CLOSES, { exact: true })).toBeInViewport({ ratio: 1 });
      const actions = page.locator('article > header').getByRole('list').getByRole('link');
      await expect(actions).toHaveText(['提意见', '打电话 0412-7333360']);
      for (const action of await actions.all()) {
        expect(await isInFullView(action)).toBe(true);
        const { height = 0 } = (await action.boundingBox()) ?? {};
        expect(height).toBeGreaterThanOrEqual(view === 'care' ? 60 : 44);
      }
      await actions.first().click();
      await expect(page.getByRole('heading', { name: '意见反馈' })).toBeInViewport();
    });
  }
}

test.describe('on a phone', () => {
  test.use({ viewport: PHONE, javaScriptEnabled: true, bypassCSP: true });

  for (const slug of [FIRST.slug, WATER.slug]) {
    test(`the overview begins within two screens, and the text begins soon where there is none: ${slug}`, async ({
      page,
      server,
    }) => {
      await show(page, server, { slug });
      expect(await topOf(page.locator('#overview'))).toBeLessThan(2 * PHONE.height);
      await show(page, server, { slug: FUNDS.slug });
      expect(await topOf(page.locator('.text').first())).toBeLessThan(2 * PHONE.height);
    });
  }

  test('each finding is read twice at most: in the overview and in the text', async ({ page, server }) => {
    await show(page, server);
    const links = page.locator('#overview dl a q');
    const article = page.locator('article');
    await expect(links).toHaveCount(6);
    for (const finding of await links.allTextContents()) {
      const times = await article.evaluate((element, words) => {
        for (const choice of element.querySelectorAll('select')) choice.remove();
        return (element.textContent ?? '').split(words).length - 1;
      }, finding);
      expect([finding, times]).toEqual([finding, 2]);
    }
  });

  test('the items of a part unfold in the contents and lead to the text', async ({ page, server }) => {
    await show(page, server);
    const contents = page.getByRole('navigation', { name: '目录' });
    const item = contents.getByRole('link', { name: '（二）明确责任分工，细化整改措施' });
    await expect(item).toBeHidden();
    await contents.getByText('4条').click();
    await expect(item).toBeVisible();
    const { width = 0, height = 0 } = (await contents.getByText('3条').boundingBox()) ?? {};
    expect(Math.min(width, height)).toBeGreaterThanOrEqual(44);
    await item.click();
    await expect(page.locator('#leadership-2')).toBeInViewport();
  });

  test('no strip of the ground lies within the sheet', async ({ page, server }) => {
    await show(page, server);
    const gaps = await page.locator('article').evaluate((article) => {
      const sheets = ['header', '.toc', '.body'].map((one) => article.querySelector(`:scope > ${one}`));
      const boxes = sheets.map((sheet) => sheet?.getBoundingClientRect());
      return boxes.slice(1).map((box, index) => (box?.top ?? 0) - (boxes[index]?.bottom ?? 0));
    });
    expect(gaps).toEqual([0, 0]);
  });

  test('the record and the fingerprint stand folded behind the form', async ({ page, server }) => {
    await show(page, server);
    const record = page.locator('#history');
    expect(await topOf(record)).toBeGreaterThan(await topOf(page.locator('#feedback-consent')));
    await expect(record.getByText('正文指纹（SHA-256）')).toBeHidden();
    await record.getByRole('heading', { name: '发布和更正记录、正文指纹' }).click();
    await expect(record.getByText('正文指纹（SHA-256）')).toBeVisible();
  });

  test('the record of a corrected notice is open to whoever is led there', async ({ page, server }) => {
    await show(page, server, { slug: WATER.slug, at: MOMENTS.closed });
    await page.locator('.facts').getByRole('link', { name: '更正记录' }).click();
    await expect(page.locator('#history li').first()).toBeInViewport();
  });
});

test('an elder at 320 px goes from the first action to the form', async ({ page, server }) => {
  await page.setViewportSize({ width: 320, height: 640 });
  await show(page, server, { view: 'care' });
  expect(await topOf(page.getByRole('link', { name: '提意见', exact: true }))).toBeLessThan(2 * 640);
  await page.getByRole('link', { name: '提意见', exact: true }).click();
  await expect(page.getByRole('heading', { name: '意见反馈' })).toBeInViewport();
});

for (const view of ['standard', 'large', 'larger'] as const) {
  for (const height of [DESK.height, 360]) {
    test(`where to turn stays in view beside the text, ${height} px high, in ${view}`, async ({
      page,
      server,
    }) => {
      await page.setViewportSize({ width: DESK.width, height });
      await show(page, server, { view });
      const contents = page.getByRole('navigation', { name: '目录' });
      const turn = contents.getByRole('link', { name: /^(联系方式|意见反馈)$/ });
      await expect(turn).toHaveCount(2);
      const places = ['#main', '#rectification-3', '#contact', '#feedback-message'];
      for (const isUnfolded of [false, true]) {
        if (isUnfolded) for (const fold of await contents.locator('summary').all()) await fold.click();
        for (const place of places) {
          await page.locator(place).evaluate((element) => element.scrollIntoView());
          for (const link of await turn.all()) expect(await isInFullView(link), place).toBe(true);
        }
      }
      await contents.getByRole('link').nth(-3).focus();
      expect(await isInFullView(contents.getByRole('link').nth(-3))).toBe(true);
    });
  }
}
