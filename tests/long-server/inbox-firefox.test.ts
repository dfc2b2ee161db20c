import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { expect, test } from 'vitest';
import { bundleInbox } from '../../scripts/inbox/bundle';
import { field, newPage, ownFirefox, pressButton, tick, waitForWords } from '../harness/firefox';
import { FIRST } from '../harness/fixtures';
import { ownFolder, ownServer } from '../harness/for-test';
import { office } from '../harness/office';
import { ownProxy, PASSPHRASE, setUpInbox } from '../harness/office-set-up';
import { submitted, WRITTEN } from '../harness/writer';

// The inbox's file, opened from disk in another engine than the other tests drive.

/** An office that was set up, to which something was sent, its inbox open in Firefox, and the command beside the server. */
async function openInbox(message: string) {
  const folder = await ownFolder();
  const data = join(folder, 'data');
  const server = await ownServer({ at: FIRST.open, env: { DATA_DIR: data } });
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
  await waitForWords(page, '口令');
  await (await field(page, '口令')).type(PASSPHRASE);
  await pressButton(page, '打开');
  await waitForWords(page, message);
  const command = (...args: string[]) => office({ DATA_DIR: data, DATABASE_URL: undefined }, ...args);
  return { page, command };
}

test('a clerk opens, reads and answers in Firefox, from a file on disk', async () => {
  const { page, command } = await openInbox('用火狐浏览器读的一件。');
  await (await page.waitForSelector('button.open'))?.press('Enter');
  await waitForWords(page, '办理经过');
  await pressButton(page, '答复');
  await (await page.waitForSelector('#answer'))?.type('在火狐浏览器里写的答复。');
  await pressButton(page, '下一步：看看写信人看到的样子');
  await pressButton(page, '发出答复');
  await waitForWords(page, '已经办好，服务器已经记下。');
  expect((await command('list')).stdout).toContain('已答复');
});

test('what came by phone is entered in Firefox, merged with the same, and both are answered from a template', async () => {
  const { page, command } = await openInbox('路灯不亮，网上写的。');
  await pressButton(page, '待办和文件');
  await pressButton(page, '答复的模板');
  await pressButton(page, '新写一个模板');
  await waitForWords(page, '名称');
  await (await field(page, '名称')).type('已经修好');
  await (await field(page, '内容')).type('您反映的路灯已经修好。');
  await pressButton(page, '保存');
  await waitForWords(page, '已经保存。');
  await pressButton(page, '返回');
  await pressButton(page, '返回列表');

  await pressButton(page, '登记来电、来信、来访');
  await waitForWords(page, '对哪一篇通报');
  await tick(page, '电话');
  await (await field(page, '对哪一篇通报')).select(FIRST.slug);
  await tick(page, '意见');
  await (await field(page, '反馈内容')).type('路灯不亮，打电话说的。');
  await tick(page, '已经向本人说明用途、由谁查阅、保存多久，本人同意登记');
  await pressButton(page, '下一步：核对');
  await pressButton(page, '登记，得到回执号');
  await waitForWords(page, '念第一遍');
  const receipt = await page.$eval('output.spoken', ({ innerText }) => innerText.replace(/\s/g, ''));
  expect(receipt).toMatch(/^\d{25}$/);
  await pressButton(page, '念过两遍了，返回列表');

  await pressButton(page, '选中列出的2件');
  await pressButton(page, '合并');
  await pressButton(page, '合并这2件');
  await waitForWords(page, '合并在一起的，连这一件共2件。');
  await pressButton(page, '答复');
  await waitForWords(page, '用模板（可以不用）');
  await (await page.waitForSelector('#template ::-p-text(已经修好)'))?.evaluate(
    (option) => option.textContent,
  );
  await (await field(page, '用模板（可以不用）')).type('已经修好');
  await page.keyboard.press('Enter');
  await pressButton(page, '下一步：看看写信人看到的样子');
  await waitForWords(page, '合并在一起的另外1件，也同样答复。');
  await pressButton(page, '发出答复');
  await waitForWords(page, '合并的另外1件也同样办了。');
  expect((await command('list')).stdout.match(/已答复/g)).toHaveLength(2);
});
