import { join } from 'node:path';
import type { Page } from 'puppeteer-core';
import { expect, test } from 'vitest';
import { field, follow, newPage, ownFirefox, send, tick } from '../harness/firefox';
import { FIRST } from '../harness/fixtures';
import { ownFolder, ownServer } from '../harness/for-test';
import { officeAt } from '../harness/office';
import { receiptIn, submitted } from '../harness/writer';

// The writer's way back in another engine than the other browser tests drive, by keyboard, each page word for word.
// The dumps were read by eye, line by line; whoever changes a page reads the changed lines before keeping them with `-u`.

/** What a page shows: its window's title, its text as it is laid out, and what its fields hold. */
async function shown(page: Page): Promise<string> {
  const title = await page.title();
  const { text, values } = await page.evaluate(() => ({
    text: document.body.innerText,
    values: Array.from(
      document.querySelectorAll<HTMLInputElement | HTMLTextAreaElement>('input:not([type=hidden]), textarea'),
      (control) => {
        const isChosen = 'checked' in control && control.type === 'radio' && control.checked;
        return `${control.id}: ${control.value}${isChosen ? ' (chosen)' : ''}`;
      },
    ),
  }));
  return [`［${title}］`, text, ...values, ''].join('\n');
}

/** A dump is kept as it is, but for the receipt, which is another each time. */
async function expectShown(page: Page, name: string): Promise<void> {
  const lasting = (await shown(page)).replace(/\d(?:\s*\d){24}/g, (receipt) => receipt.replace(/\d/g, 'N'));
  await expect(lasting).toMatchFileSnapshot(`firefox/${name}.txt`);
}

test.each([
  { script: 'on', runsScript: true },
  { script: 'off', runsScript: false },
])(
  'a writer looks up, adds, rates and withdraws in Firefox, with script switched $script',
  async ({ runsScript }) => {
    const folder = join(await ownFolder(), 'data');
    const server = await ownServer({ at: FIRST.open, env: { DATA_DIR: folder } });
    const receipt = receiptIn(await submitted(server.url)) ?? '';
    const page = await newPage(await ownFirefox({ runsScript }));
    const type = async (label: string, words: string) => (await field(page, label)).type(words);

    await page.goto(`${server.url}/notices/${FIRST.slug}`);
    await Promise.all([page.waitForNavigation(), follow(page, '查询反馈')]);
    await expectShown(page, 'look-up');
    const slip = receipt.replace(/\d/, (digit) => String((Number(digit) + 1) % 10));
    await type('回执号（查询码）', slip);
    await send(page, '查询');
    await expectShown(page, 'look-up-mistyped');
    await (await field(page, '回执号（查询码）')).focus();
    await page.keyboard.down('Control');
    await page.keyboard.press('a');
    await page.keyboard.up('Control');
    await page.keyboard.type(receipt);
    await send(page, '查询');
    await expectShown(page, 'look-up-standing');

    await send(page, '补充内容');
    await send(page, '下一步：核对内容');
    await expectShown(page, 'look-up-add-error');
    await type('补充的内容（必填）', '讲座改到了下午。');
    await send(page, '下一步：核对内容');
    await expectShown(page, 'look-up-add-check');
    await send(page, '确认提交');
    await expectShown(page, 'look-up-added');

    const config = { DATA_DIR: folder, DATABASE_URL: undefined };
    const reason = '讲座在星期六。\n欢迎来听。';
    const state = ['state', receipt, '已答复', '--reason', reason, '--confirm'];
    expect((await officeAt(FIRST.open, await ownFolder(), config, ...state)).code).toBe(0);
    await page.goto(`${server.url}/feedback`);
    await type('回执号（查询码）', receipt);
    await send(page, '查询');
    await expectShown(page, 'look-up-answered');
    await send(page, '评价答复');
    await expectShown(page, 'look-up-rate');
    await tick(page, '基本满意');
    await send(page, '下一步：核对内容');
    await expectShown(page, 'look-up-rate-check');
    await send(page, '确认提交');
    await expectShown(page, 'look-up-rated');

    await send(page, '撤回这份反馈');
    await expectShown(page, 'look-up-withdraw');
    await send(page, '确认撤回');
    await expectShown(page, 'look-up-withdrawn');
  },
);
