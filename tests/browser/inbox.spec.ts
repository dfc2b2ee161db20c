import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Page } from 'playwright/test';
import { choose, follow, write } from '../harness/keyboard';
import { auditPage } from './audit';
import { expect, test } from './fixtures';
import { type OfficeDesk, openFile, openOne, press, setUpSaved, title, typePassphrase } from './inbox-desk';

// The work in an open inbox, from the real file on disk against the real server.

/** What its writer reads at `/feedback`, in a browser without script. */
async function lookUp({ server, context }: OfficeDesk, receipt: string): Promise<Page> {
  const page = await context.newPage();
  await page.goto(`${server.url}/feedback`);
  await page.getByLabel(/^回执号/).fill(receipt);
  await press(page, '查询');
  return page;
}

/** Adds a sentence to what was sent, as its writer does. */
async function add(desk: OfficeDesk, receipt: string, sentence: string): Promise<void> {
  const page = await lookUp(desk, receipt);
  await press(page, '补充内容');
  await page.getByLabel(/^补充的内容/).fill(sentence);
  await press(page, /^下一步/);
  await press(page, '确认提交');
  // A page that is closed while it still posts may hold up the browser, and what it posts.
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('补充已经收到');
  await page.close();
}

async function writeAnswer(page: Page, text: string): Promise<void> {
  await press(page, '答复');
  await page.getByLabel('答复的内容').fill(text);
  await press(page, /^下一步/);
  await expect(page.locator('.preview pre')).toHaveText(text);
}

test('an answer is read by its writer as the clerk saw it', async ({ clerk }) => {
  const receipt = await clerk.send('请答复这一句话。');
  const page = await openFile(clerk, clerk);
  await openOne(page, '请答复这一句话。');
  await writeAnswer(page, '您好：\n讲座改在社区中心。');
  const seen = await page.locator('.preview').innerText();
  await press(page, '发出答复');
  await expect(page.getByText('已经办好，服务器已经记下。')).toBeVisible();
  await expect(page.locator('main .history')).toContainText('张明');
  const writer = await lookUp(clerk, receipt);
  const read = writer.locator('section', { has: writer.getByRole('heading', { name: '答复', exact: true }) });
  expect((await read.innerText()).replace(/\s+/g, ' ')).toBe(seen.replace(/\s+/g, ' '));
  await expect(writer.locator('#states')).toBeVisible();
  await expect(writer.getByText('已答复').first()).toBeVisible();
});

test('all is done by the keyboard alone, on a screen of 768 pixels', async ({ clerk }) => {
  const receipt = await clerk.send('用键盘办的一件。');
  const page = await clerk.open(clerk.address);
  await page.setViewportSize({ width: 768, height: 1024 });
  // It has the focus as soon as it is drawn, which may be after the file was loaded.
  await expect(page.getByLabel('口令', { exact: true })).toBeFocused();
  await page.keyboard.type(clerk.passphrase);
  await page.keyboard.press('Enter');
  await expect(title(page)).toHaveText('全部反馈');
  await expect(page.locator('button.open').first()).toBeVisible();
  await write(page, /^查找$/, '用键盘办');
  await expect(page.locator('button.open')).toHaveCount(1);
  await follow(page, /用键盘办的一件/);
  await expect(title(page)).toHaveText('一件反馈');
  await follow(page, /^答复$/);
  await write(page, /^答复的内容$/, '用键盘写的答复。');
  await follow(page, /^下一步/);
  await expect(page.getByRole('heading', { name: '写信人会看到的样子' })).toBeFocused();
  await follow(page, /^发出答复$/);
  await expect(page.getByText('已经办好，服务器已经记下。')).toBeFocused();
  await follow(page, /^内部记录$/);
  await choose(page, /^负责人$/, '张明');
  await follow(page, /^保存$/);
  await expect(page.locator('.facts')).toContainText('张明');
  await follow(page, /^上锁$/);
  await expect(page.getByText('收件箱已经上锁。')).toBeVisible();
  const writer = await lookUp(clerk, receipt);
  await expect(writer.getByText('用键盘写的答复。')).toBeVisible();
});

test('a state, its reason and what is internal go where they belong', async ({ clerk }) => {
  const receipt = await clerk.send('这一件不归这里管。');
  const page = await openFile(clerk, clerk);
  await openOne(page, '这一件不归这里管。');
  await press(page, '内部记录');
  await page.getByLabel('负责人').selectOption('张明');
  await page.getByLabel(/^标签/).fill('转办、转办，教育');
  await page.getByLabel(/^记录/).fill('已电话告知，机密。');
  await press(page, '保存');
  await expect(page.locator('.facts')).toContainText('转办、教育');
  await press(page, '改状态');
  await page.getByLabel(/^不予受理/).check();
  await page.getByRole('textbox', { name: '理由' }).fill('请向教育局反映。');
  await press(page, '保存');
  await expect(page.locator('.facts')).toContainText('不予受理');
  await press(page, '返回列表');
  await page.getByLabel('标签').selectOption('教育');
  await expect(page.getByRole('status').filter({ hasText: '符合条件的1件' })).toBeVisible();
  const writer = await lookUp(clerk, receipt);
  await expect(writer.getByText('请向教育局反映。')).toBeVisible();
  await expect(writer.locator('body')).not.toContainText('机密');
});

test('who answers while the writer adds something sees both, and decides', async ({ clerk }) => {
  const receipt = await clerk.send('两个人同时办的一件。');
  const page = await openFile(clerk, clerk);
  await openOne(page, '两个人同时办的一件。');
  await writeAnswer(page, '已经处理。');
  await add(clerk, receipt, '又想起来一件事。');
  await press(page, '发出答复');
  await expect(title(page)).toHaveText('在这期间有了变动');
  await expect(page.locator('.both section').first()).toContainText('还没有办理');
  await expect(page.locator('.both section').last()).toContainText('又想起来一件事。');
  await press(page, '改一改再办');
  await expect(page.getByLabel('答复的内容')).toHaveValue('已经处理。');
  await page.getByLabel('答复的内容').fill('已经处理，新的一件也处理了。');
  await press(page, /^下一步/);
  await press(page, '发出答复');
  await expect(page.getByText('已经办好，服务器已经记下。')).toBeVisible();
  const writer = await lookUp(clerk, receipt);
  await expect(writer.getByText('已经处理，新的一件也处理了。')).toBeVisible();
});

test('of two who give a state at once the second sees both, and may leave it', async ({ clerk }) => {
  await clerk.send('两个窗口同时改状态的一件。');
  const pages = [await openFile(clerk, clerk), await openFile(clerk, clerk)] as const;
  for (const [page, state] of [
    [pages[0], /^办理中/],
    [pages[1], /^已办结/],
  ] as const) {
    await openOne(page, '两个窗口同时改状态的一件。');
    await press(page, '改状态');
    await page.getByLabel(state).check();
  }
  await press(pages[0], '保存');
  await expect(pages[0].getByText('已经办好，服务器已经记下。')).toBeVisible();
  await press(pages[1], '保存');
  await expect(title(pages[1])).toHaveText('在这期间有了变动');
  await expect(pages[1].locator('.both section').last()).toContainText('改为“办理中”');
  await press(pages[1], '不办了');
  await expect(pages[1].locator('.facts')).toContainText('办理中');
  await expect(pages[1].getByRole('button', { name: '待办和文件', exact: true })).toBeVisible();
});

test('without a network what was read stays, acts wait, survive the lock, and are sent later', async ({
  clerk,
}) => {
  const receipt = await clerk.send('断网的时候要办的一件。');
  const page = await openFile(clerk, clerk);
  await openOne(page, '断网的时候要办的一件。');
  await clerk.context.setOffline(true);
  await writeAnswer(page, '断网时写的答复。');
  await press(page, '发出答复');
  await expect(page.getByText('先放进待办')).toBeVisible();
  await expect(page.locator('main .history')).toContainText('还没有送到服务器');
  await press(page, '待办和文件（1）');
  const [download] = await Promise.all([
    page.waitForEvent('download'),
    page.getByRole('link', { name: '保存待办文件' }).press('Enter'),
  ]);
  const file = join(clerk.folder, download.suggestedFilename());
  await download.saveAs(file);
  const text = await readFile(file, 'utf8');
  expect(text).not.toContain('断网时写的答复');
  expect(JSON.parse(text)).toMatchObject({ kind: 'acts', acts: [expect.anything()] });
  await press(page, '上锁');
  await expect(page.getByText('收件箱已经上锁。')).toBeVisible();
  await clerk.context.setOffline(false);
  await typePassphrase(page, clerk.passphrase);
  await expect(page.getByRole('button', { name: '待办和文件', exact: true })).toBeVisible();
  const writer = await lookUp(clerk, receipt);
  await expect(writer.getByText('断网时写的答复。')).toBeVisible();
});

test('without any network all goes by files, there and back', async ({ clerk }) => {
  const receipt = await clerk.send('用U盘传过去的一件。');
  const { address } = clerk;
  const rows = join(clerk.folder, '反馈.json');
  expect((await clerk.command('export', '--sealed', '-o', rows)).code).toBe(0);
  expect(await readFile(rows, 'utf8')).not.toContain('用U盘传过去的一件');
  await clerk.context.setOffline(true);
  const page = await openFile(clerk, clerk);
  await press(page, '先打开');
  await expect(page.getByText('还没有收到反馈。')).toBeVisible();
  await press(page, '待办和文件');
  await page.getByLabel('打开导出的反馈文件').setInputFiles(fileURLToPath(address));
  await expect(page.getByText('这个文件不是要打开的那一种。')).toBeVisible();
  await page.getByLabel('打开导出的反馈文件').setInputFiles(rows);
  await expect(page.getByText(/列表里共\d+件/)).toBeVisible();
  await press(page, '返回列表');
  await openOne(page, '用U盘传过去的一件。');
  await writeAnswer(page, '用U盘传回来的答复。');
  await press(page, '发出答复');
  await press(page, '待办和文件（1）');
  const [download] = await Promise.all([
    page.waitForEvent('download'),
    page.getByRole('link', { name: '保存待办文件' }).press('Enter'),
  ]);
  const acts = join(clerk.folder, download.suggestedFilename());
  await download.saveAs(acts);
  await page.close({ runBeforeUnload: false });
  const { code, stdout, stderr } = await clerk.command('import', acts);
  expect(code, stdout + stderr).toBe(0);
  await clerk.context.setOffline(false);
  const writer = await lookUp(clerk, receipt);
  await expect(writer.getByText('用U盘传回来的答复。')).toBeVisible();
});

test('locking leaves no word behind, and what was being written goes on after it', async ({ clerk }) => {
  await clerk.send('上锁以后不该看见的话。');
  const page = await openFile(clerk, clerk);
  await openOne(page, '上锁以后不该看见的话。');
  await press(page, '答复');
  await page.getByLabel('答复的内容').fill('写了一半的答复');
  await press(page, '上锁');
  await expect(title(page)).toHaveText('张明的收件箱');
  const left = await page.content();
  for (const words of ['上锁以后不该看见的话', '写了一半的答复', '王小明']) expect(left).not.toContain(words);
  await typePassphrase(page, clerk.passphrase);
  await expect(page.getByLabel('答复的内容')).toHaveValue('写了一半的答复');
});

test('the browser keeps nothing, and nothing is asked of anybody but the site', async ({ clerk }) => {
  const asked: string[] = [];
  clerk.context.on('request', (request) => asked.push(new URL(request.url()).origin));
  await clerk.send('浏览器里不留下任何东西。');
  const page = await openFile(clerk, clerk);
  await openOne(page, '浏览器里不留下任何东西。');
  const kept = await page.evaluate(async () => [
    Object.keys(localStorage),
    Object.keys(sessionStorage),
    (await indexedDB.databases()).map(({ name }) => name),
    document.cookie,
  ]);
  expect(kept).toEqual([[], [], [], '']);
  expect((await clerk.context.cookies()).length).toBe(0);
  expect([...new Set(asked)].sort()).toEqual(['http://localhost:3000', 'null']);
});

test('hostile words that came by the form are text in the list and in the submission', async ({ clerk }) => {
  const message = `<img src=x onerror=alert(1)>\u202egnp.exe\u202c ${'x'.repeat(500)} https://evil.example/`;
  await clerk.send(message, { name: '<b>王</b>' });
  const page = await openFile(clerk, clerk);
  page.on('dialog', () => {
    throw new Error('a dialog');
  });
  await openOne(page, '<img src=x onerror=alert(1)>');
  await expect(page.locator('main img, main a, main bdi b')).toHaveCount(0);
  await expect(page.locator('pre').first()).toContainText(
    '<img src=x onerror=alert(1)>⟨U+202E⟩gnp.exe⟨U+202C⟩',
  );
  for (const width of [768, 1280]) {
    await page.setViewportSize({ width, height: 800 });
    const scroll = await page.locator('html').evaluate(({ scrollWidth }) => scrollWidth);
    expect(scroll).toBeLessThanOrEqual(width);
  }
});

test('axe finds nothing in the real file', async ({ clerk }) => {
  await clerk.send('给读屏软件看的一件。');
  const page = await openFile(clerk, clerk);
  expect(await auditPage(page)).toEqual([]);
  await openOne(page, '给读屏软件看的一件。');
  expect(await auditPage(page)).toEqual([]);
  await press(page, '答复');
  expect(await auditPage(page)).toEqual([]);
});

test('a device that was revoked is told so, and what was read stays to be read', async ({ begun: desk }) => {
  await desk.send('停用以前收到的一件。');
  const page = await setUpSaved(desk);
  expect((await desk.command('devices', '--revoke', '张明')).code).toBe(0);
  await press(page, '刷新');
  await expect(page.getByText('网站不认识这个收件箱。')).toBeVisible();
  await openOne(page, '停用以前收到的一件。');
});

test('an inbox that breaks is locked, and gives what was queued and written back', async ({ clerk }) => {
  await clerk.send('收件箱出错的时候办的一件。');
  const page = await openFile(clerk, clerk);
  await openOne(page, '收件箱出错的时候办的一件。');
  await clerk.context.setOffline(true);
  await writeAnswer(page, '出错以前办的。');
  await press(page, '发出答复');
  await expect(page.getByText('先放进待办')).toBeVisible();
  await press(page, '答复');
  await page.getByLabel('答复的内容').fill('出错的时候正在写的');
  await page.evaluate(() => {
    const { trimEnd } = String.prototype;
    String.prototype.trimEnd = function () {
      if (this.startsWith('坏')) throw new TypeError(`broken by ${this}`);
      return trimEnd.call(this);
    };
  });
  await page.getByLabel('答复的内容').fill('坏了');
  await expect(page.getByText('收件箱出错了，已经自动上锁。')).toBeVisible();
  await expect(page.locator('body')).not.toContainText(/坏了|出错的时候/);
  await typePassphrase(page, clerk.passphrase);
  await page.getByRole('button', { name: '先打开' }).press('Enter');
  await expect(page.getByRole('button', { name: '待办和文件（1）' })).toBeVisible();
  await clerk.context.setOffline(false);
  await press(page, '刷新');
  await expect(page.getByLabel('答复的内容')).toHaveValue('出错的时候正在写的');
});

test('a page that is left is locked before it can be shown again, and Ctrl+S writes none that is open to the disk', async ({
  clerk,
}) => {
  await clerk.send('离开以后不该看见的话。');
  const page = await openFile(clerk, clerk);
  await openOne(page, '离开以后不该看见的话。');
  const isHeld = (key: string) =>
    page.evaluate(
      (code) =>
        !window.dispatchEvent(
          new KeyboardEvent('keydown', { ...{ code, key: code.slice(-1), ctrlKey: true }, cancelable: true }),
        ),
      key,
    );
  expect([await isHeld('KeyS'), await isHeld('KeyC')]).toEqual([true, false]);
  const left = await page.evaluate(() => {
    window.dispatchEvent(new PageTransitionEvent('pagehide', { persisted: true }));
    return document.body.textContent ?? '';
  });
  expect(left).toContain('离开过这一页，收件箱已经自动上锁。');
  expect(left).not.toContain('离开以后不该看见的话');
});
