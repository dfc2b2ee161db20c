import type { Page } from 'playwright/test';
import { FIRST } from '../harness/fixtures';
import { office } from '../harness/office';
import type { TestServer } from '../harness/server';
import { receiptIn, submitted } from '../harness/writer';
import { expect, test } from './fixtures';

// Back, forward and reload on the way back: no page of it is kept (docs/decisions/0029), and no change is made twice.

/** Chromium's own page in the place of one that it would have to post for again. */
const ASKS = 'body.neterror';

const heading = (page: Page) => page.getByRole('heading', { level: 1 });
const press = (page: Page, name: string) => page.getByRole('button', { name, exact: true }).click();

/** Goes back or forward, where the browser has nothing to show, and has it post again. */
async function goAndPostAgain(page: Page, way: 'goBack' | 'goForward'): Promise<void> {
  await page[way]().catch(() => null);
  await expect(page.locator(ASKS)).toHaveCount(1);
  await page.reload();
}

/** Looks up an answered submission. */
async function lookUp(page: Page, server: TestServer): Promise<string> {
  await server.stopClock(FIRST.open);
  const receipt = receiptIn(await submitted(server.url)) ?? '';
  const config = { DATA_DIR: server.data, DATABASE_URL: undefined };
  expect((await office(config, 'state', receipt, '已答复', '--confirm')).code).toBe(0);
  await page.goto(`${server.url}/feedback`);
  await page.getByLabel('回执号（查询码）').fill(receipt);
  await press(page, '查询');
  await expect(heading(page)).toHaveText('办理情况');
  return receipt;
}

/** What was recorded of a submission, an entry a line; null once it was destroyed. */
async function recorded({ data }: TestServer, receipt: string): Promise<string[] | null> {
  const { code, stdout } = await office({ DATA_DIR: data, DATABASE_URL: undefined }, 'show', receipt);
  return code === 0 ? (stdout.match(/(?<=^\d+\. \S+ {2})\S+/gm) ?? []) : null;
}

test('whoever goes back from how it stands finds the empty form, and forward the same page again', async ({
  page,
  server,
}) => {
  const receipt = await lookUp(page, server);
  await page.reload();
  await expect(heading(page)).toHaveText('办理情况');
  await page.goBack();
  await expect(heading(page)).toHaveText('查询反馈办理情况');
  await expect(page.getByLabel('回执号（查询码）')).toHaveValue('');
  await goAndPostAgain(page, 'goForward');
  await expect(heading(page)).toHaveText('办理情况');
  expect(await recorded(server, receipt)).toEqual(['已答复']);
});

const CHANGES = [
  {
    what: 'an addition',
    begin: async (page: Page) => {
      await press(page, '补充内容');
      await page.getByLabel('补充的内容（必填）').fill('讲座改到了下午。');
      await press(page, '下一步：核对内容');
    },
    check: '请核对后提交',
    button: '确认提交',
    done: '补充已经收到',
    after: ['已答复', '补充'],
  },
  {
    what: 'a rating',
    begin: async (page: Page) => {
      await press(page, '评价答复');
      await page.getByLabel('基本满意').check();
      await press(page, '下一步：核对内容');
    },
    check: '请核对后提交',
    button: '确认提交',
    done: '评价已经收到',
    after: ['已答复', '评价：基本满意'],
  },
  {
    what: 'a withdrawal',
    begin: (page: Page) => press(page, '撤回这份反馈'),
    check: '请确认撤回',
    button: '确认撤回',
    done: '这份反馈已经撤回',
    after: null,
  },
];

for (const { what, begin, check, button, done, after } of CHANGES) {
  test(`${what} is made once, whoever reloads, goes back and forward, and confirms again`, async ({
    page,
    server,
  }) => {
    const receipt = await lookUp(page, server);
    await begin(page);
    await expect(heading(page)).toHaveText(check);
    await press(page, button);
    await expect(heading(page)).toHaveText(done);
    await page.reload();
    await expect(heading(page)).toHaveText(done);
    await goAndPostAgain(page, 'goBack');
    await goAndPostAgain(page, 'goForward');
    await expect(heading(page)).toHaveText(done);
    expect(await recorded(server, receipt)).toEqual(after);
  });

  test(`${what} is made once where its check page is open in two tabs`, async ({ page, server }) => {
    const receipt = await lookUp(page, server);
    await begin(page);
    await expect(heading(page)).toHaveText(check);
    const body = await page.content();
    const second = await page.context().newPage();
    await second.route(
      `${server.url}/feedback`,
      (route) => route.fulfill({ contentType: 'text/html', body }),
      {
        times: 1,
      },
    );
    await second.goto(`${server.url}/feedback`);
    for (const tab of [page, second]) {
      await press(tab, button);
      await expect(heading(tab)).toHaveText(done);
    }
    expect(await recorded(server, receipt)).toEqual(after);
  });
}
