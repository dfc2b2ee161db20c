import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import type { Page } from 'puppeteer-core';
import { expect, test } from 'vitest';
import { bundleInbox } from '../../scripts/inbox/bundle';
import { field, newPage, ownFirefox } from '../harness/firefox';
import { FIRST } from '../harness/fixtures';
import { ownFolder, ownServer } from '../harness/for-test';
import { office } from '../harness/office';
import { ownProxy, PASSPHRASE, setUpInbox } from '../harness/office-set-up';
import { submitted, WRITTEN } from '../harness/writer';

// The inbox's file, opened from disk in another engine than the other tests drive.

/** Presses Enter on the button that reads so, as soon as it is there. */
async function press(page: Page, words: string): Promise<void> {
  const button = await page.waitForSelector(`::-p-xpath(//main//button[normalize-space()="${words}"])`);
  await button?.press('Enter');
}

async function waitForWords(page: Page, words: string): Promise<void> {
  await page.waitForFunction((wanted) => document.body.innerText.includes(wanted), {}, words);
}

test('a clerk opens, reads and answers in Firefox, from a file on disk', async () => {
  const folder = await ownFolder();
  const server = await ownServer({ at: FIRST.open, env: { DATA_DIR: join(folder, 'data') } });
  const message = '用火狐浏览器读的一件。';
  await submitted(server.url, { ...WRITTEN, message });
  await server.runClock(new Date().toISOString());
  const file = join(folder, '张明的收件箱.html');
  await writeFile(file, await setUpInbox(server, await bundleInbox(process.cwd())));
  const browser = await ownFirefox({
    runsScript: true,
    preferences: {
      'network.proxy.type': 1,
      'network.proxy.http': '127.0.0.1',
      'network.proxy.http_port': await ownProxy(server),
      'network.proxy.allow_hijacking_localhost': true,
    },
  });
  const page = await newPage(browser);
  await page.goto(pathToFileURL(file).href);
  await (await field(page, '口令')).type(PASSPHRASE);
  await press(page, '打开');
  await waitForWords(page, message);
  await (await page.waitForSelector('button.open'))?.press('Enter');
  await waitForWords(page, '办理经过');
  await press(page, '答复');
  await (await page.waitForSelector('#answer'))?.type('在火狐浏览器里写的答复。');
  await press(page, '下一步：看看写信人看到的样子');
  await press(page, '发出答复');
  await waitForWords(page, '已经办好，服务器已经记下。');
  const { stdout } = await office({ DATA_DIR: join(folder, 'data'), DATABASE_URL: undefined }, 'list');
  expect(stdout).toContain('已答复');
});
