import { join } from 'node:path';
import type { Page } from 'puppeteer-core';
import { expect, test } from 'vitest';
import { parseReceipt } from '#lib/feedback/crypto/receipt';
import { field, follow, newPage, ownFirefox, send, tick } from '../harness/firefox';
import { FIRST } from '../harness/fixtures';
import { ownFolder, ownServer } from '../harness/for-test';
import { storedIn } from '../harness/stored';

// The main task in another engine than the other browser tests drive, by keyboard: read, and send an opinion.

const ITEM = '（三）针对“科协组织在市域治理工作中作用发挥不充分”的问题的整改';
/** The third finding, as the overview says it. */
const FINDING = '（三）“科协组织在市域治理工作中作用发挥不充分”';
const MESSAGE = '讲座办在哪里，什么时候？\n请再看看𠀀。';

/** How many of the page's style elements the browser applies, which is none that the policy does not name; of how many. */
function stylesApplied(page: Page): Promise<number[]> {
  return page.evaluate(() => [
    [...document.styleSheets].filter(({ cssRules }) => cssRules.length > 0).length,
    document.querySelectorAll('style').length,
  ]);
}

/** The text of the page's heading. */
function headingOf(page: Page): Promise<string | null> {
  return page.$eval('h1', ({ textContent }) => textContent);
}

/** What the page shows of what was written: each label with its words. */
function shown(page: Page): Promise<(string | null)[][]> {
  return page.evaluate(() =>
    Array.from(document.querySelectorAll('.sent > div'), (row) =>
      Array.from(row.children, ({ textContent }) => textContent),
    ),
  );
}

/** Whether it lies in the window, at least in part. */
function isInView(page: Page, selector: string): Promise<boolean> {
  return page.$eval(selector, (element) => {
    const { top, bottom } = element.getBoundingClientRect();
    return bottom > 0 && top < window.innerHeight;
  });
}

test.each([
  { script: 'on', runsScript: true },
  { script: 'off', runsScript: false },
])(
  'a resident reads and sends an opinion in Firefox, with script switched $script',
  async ({ runsScript }) => {
    const folder = join(await ownFolder(), 'data');
    const server = await ownServer({ at: FIRST.open, env: { DATA_DIR: folder } });
    const page = await newPage(await ownFirefox({ runsScript }));

    await page.goto(`${server.url}/notices/${FIRST.slug}`);
    expect(await headingOf(page)).toBe(FIRST.title);
    const title = await page.title();
    expect(await page.evaluate(() => document.scripts.length)).toBe(0);
    expect(await stylesApplied(page)).toEqual([1, 1]);
    await follow(page, FINDING);
    expect(await page.evaluate(() => location.hash)).toBe('#rectification-3');
    expect(await isInView(page, '#rectification-3')).toBe(true);

    await tick(page, '意见：对通报内容的看法');
    await (await field(page, '针对哪一项（选填）')).select('rectification-3');
    await (await field(page, '反馈内容（必填）')).type('讲座');
    await (await field(page, '姓名（选填）')).type('王小明');
    await send(page, '下一步：核对内容');

    expect(await headingOf(page)).toBe('错误：意见反馈');
    expect(await page.title()).toBe(title);
    expect(await stylesApplied(page)).toEqual([1, 1]);
    expect(await isInView(page, '.summary')).toBe(true);
    await follow(page, '反馈内容至少5个字，现在是2个字');
    expect(await page.evaluate(() => document.activeElement?.id)).toBe('feedback-message');
    await page.keyboard.press('End');
    await page.keyboard.type(MESSAGE.slice(2));
    await tick(
      page,
      '我已阅读隐私说明，同意云溪县政务公开办公室按照上面写明的用途、查阅人员、保存期限处理我填写的内容（必填）',
    );
    await send(page, '下一步：核对内容');

    const words = [
      ['反馈类型', '意见'],
      ['针对哪一项', ITEM],
      ['反馈内容', MESSAGE],
      ['姓名', '王小明'],
      ['联系方式', '没有填写'],
    ];
    expect(await headingOf(page)).toBe('请核对后提交');
    expect(await shown(page)).toEqual(words);
    expect(await storedIn(folder)).toEqual([]);
    await send(page, '确认提交');

    expect(await headingOf(page)).toBe('已经收到您的反馈');
    expect(await shown(page)).toEqual(words);
    const receipt = await page.$eval('.receipt', ({ textContent }) => textContent);
    expect(parseReceipt(receipt ?? '').state).toBe('valid');
    const [stored, ...others] = await storedIn(folder);
    expect(others).toEqual([]);
    expect(stored?.submission).toMatchObject({ kind: 'opinion', message: MESSAGE, name: '王小明' });
  },
);
