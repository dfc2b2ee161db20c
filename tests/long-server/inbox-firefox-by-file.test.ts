import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import type { Page } from 'puppeteer-core';
import { expect, test } from 'vitest';
import { field, newPage, ownFirefox, pressButton, waitForWords } from '../harness/firefox';
import { FIRST } from '../harness/fixtures';
import { ownFolder, ownServer } from '../harness/for-test';
import { officeOf } from '../harness/office';
import { freePort, TEST_OUTPUT, until } from '../harness/server';
import { submitted, WRITTEN } from '../harness/writer';

// An office is set up in Firefox on a computer without a network, with real files from disk.

/** Presses the link that saves a file, and waits until it is in the folder as a whole; gives its path. */
async function saved(page: Page, folder: string, name: string): Promise<string> {
  const link = await page.waitForSelector(`::-p-xpath(//a[normalize-space()="保存“${name}”"])`);
  await link?.press('Enter');
  const path = join(folder, name);
  return until(async () => {
    const names = await readdir(folder);
    if (!names.includes(name) || names.some((one) => one.endsWith('.part'))) return null;
    return (await readFile(path)).length > 0 ? path : null;
  }, name);
}

/** Gives a file to the page's field for it. */
async function choose(page: Page, id: string, path: string): Promise<void> {
  const input = await page.waitForSelector(`input#${id}`);
  await input?.uploadFile(path);
}

test('an office without a network is set up in Firefox by files, and reads what was exported', async () => {
  const folder = await ownFolder();
  const data = join(folder, 'data');
  const server = await ownServer({ at: FIRST.open, env: { DATA_DIR: data } });
  await submitted(server.url, { ...WRITTEN, message: '没有网络的办公室用火狐读的一件。' });
  await server.runClock(new Date().toISOString());
  const config = { DATA_DIR: data, DATABASE_URL: undefined };
  const command = (...args: string[]) => officeOf(TEST_OUTPUT, config, ...args);
  const setup = join(folder, '开办收件箱.html');
  expect((await command('setup', '-o', setup)).code).toBe(0);
  const browser = await ownFirefox({
    runsScript: true,
    preferences: {
      // Nothing listens there.
      'network.proxy.type': 1,
      'network.proxy.http': '127.0.0.1',
      'network.proxy.http_port': await freePort(),
      'network.proxy.allow_hijacking_localhost': true,
      'browser.download.folderList': 2,
      'browser.download.dir': folder,
      'browser.download.always_ask_before_handling_new_types': false,
      // Else the list of downloads takes the keys that are pressed next.
      'browser.download.alwaysOpenPanel': false,
    },
  });
  const first = await newPage(browser);
  await first.goto(pathToFileURL(setup).href);
  await waitForWords(first, '您的姓名');
  await (await field(first, '您的姓名')).type('张明');
  const passphrase = await first.$eval('output.digits', ({ textContent }) => textContent);
  await pressButton(first, '口令抄好了，下一步');
  const file = await saved(first, folder, '张明的收件箱.html');
  await first.close();

  const page = await newPage(browser);
  await page.goto(pathToFileURL(file).href);
  await waitForWords(page, '口令');
  await (await field(page, '口令')).type(passphrase);
  await pressButton(page, '打开');
  await pressButton(page, '这台电脑不联网，用文件开办');
  await waitForWords(page, '恢复单上的核对码');
  // What is printed is drawn for the printer alone.
  const word = await page.evaluate(() => {
    window.dispatchEvent(new Event('beforeprint'));
    return document.querySelector('.paper .word')?.textContent ?? '';
  });
  await page.evaluate(() => window.dispatchEvent(new Event('afterprint')));
  await (await field(page, '恢复单上的核对码')).type(word);
  await pressButton(page, '恢复单收好了，下一步');
  await waitForWords(page, '用文件开办');
  expect((await command('key', await saved(page, folder, '开办申请.json'))).code).toBe(0);
  await choose(page, 'challenge', join(folder, '开办质询.json'));
  await waitForWords(page, '已经回答。');
  const confirmed = await command('key', await saved(page, folder, '开办回答.json'), '--compared');
  expect(confirmed.code, confirmed.stderr).toBe(0);

  const rows = join(folder, '反馈.json');
  expect((await command('export', '--sealed', '-o', rows)).code).toBe(0);
  await pressButton(page, '已经确认，打开收件箱');
  await pressButton(page, '待办和文件');
  await choose(page, 'rows', rows);
  await waitForWords(page, '列表里共1件。');
  await pressButton(page, '返回列表');
  await waitForWords(page, '没有网络的办公室用火狐读的一件。');
});
