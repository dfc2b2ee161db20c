import { readFile } from 'node:fs/promises';
import { pathToFileURL } from 'node:url';
import { type InboxData, parseInbox } from '#lib/office/inbox-file';
import { bareInbox, inboxWith, openInbox, openingAtOnce, type TakenPower } from '../harness/inbox';
import { text64 } from '../unit/office/fixtures';
import { expect, test } from './fixtures';

// The file of the office's inbox, opened from the disk as a clerk opens it.

const NOBODY = 'http://localhost:1';
const SETUP: InboxData = { setup: text64(32, 1), site: NOBODY, expires: '2099-01-01T00:00:00.000Z' };

const FALLBACK = '收件箱没有打开';

test('runs by its own policy alone: nothing is loaded, nothing sent, nothing stored', async ({ browser }) => {
  const inbox = await openInbox(browser, await inboxWith(SETUP));
  await expect(inbox.page.getByRole('heading', { level: 1 })).toHaveText('开办收件箱');
  expect(inbox.complaints).toEqual([]);
  expect(inbox.asked).toEqual([]);
  const stored = await inbox.page.evaluate(async () => [
    localStorage.length,
    sessionStorage.length,
    document.cookie,
    (await indexedDB.databases()).length,
  ]);
  expect(stored).toEqual([0, 0, '', 0]);
  await inbox.close();
});

test('is not blank where its program cannot run, and says what to open it with', async ({ browser }) => {
  const powers: TakenPower[][] = [['random'], ['fetch']];
  for (const without of powers) {
    const inbox = await openInbox(browser, await bareInbox(), { without });
    await expect(inbox.page.getByRole('heading', { name: FALLBACK })).toBeVisible();
    await expect(inbox.page.getByText('360 安全浏览器')).toBeVisible();
    await inbox.close();
  }
  const context = await browser.newContext({ javaScriptEnabled: false });
  const page = await context.newPage();
  await page.setContent(await bareInbox());
  await expect(page.getByRole('heading', { name: FALLBACK })).toBeVisible();
  await context.close();
});

test('runs no program but its own: an altered one is not run, and what a tool bar puts in is not saved', async ({
  browser,
}) => {
  const html = await inboxWith(SETUP);
  const altered = await openInbox(browser, html.replace('<script id="inbox-program">', '$&0;'));
  await expect(altered.page.getByRole('heading', { name: FALLBACK })).toBeVisible();
  await altered.close();

  const { page, ...inbox } = await openInbox(browser, html, {
    before: `document.addEventListener('DOMContentLoaded', () => {
      document.head.append(Object.assign(document.createElement('style'), { textContent: 'p{color:red}' }));
      document.body.prepend(Object.assign(document.createElement('div'), { id: 'tool-bar' }));
    }, true)`,
  });
  await page.getByRole('textbox', { name: '您的姓名' }).fill('王芳');
  await page.getByRole('button', { name: '口令抄好了，下一步' }).click();
  const saved = await inbox.saved(() => page.getByRole('link', { name: /^保存“/ }).click());
  expect(saved.text).not.toContain('tool-bar');
  expect(parseInbox(saved.text).parts).toEqual(parseInbox(html).parts);
  await inbox.close();
});

test('shows itself within no other page', async ({ browser }) => {
  const inbox = await openInbox(browser, await inboxWith(SETUP));
  const outer = await inbox.page.context().newPage();
  await outer.goto(pathToFileURL(inbox.path).href.replace(/[^/]*$/, ''));
  await outer.setContent(
    `<iframe src="${pathToFileURL(inbox.path).href}" width="800" height="600"></iframe>`,
  );
  const inner = outer.frameLocator('iframe');
  await expect(inner.getByRole('heading', { name: FALLBACK })).toBeVisible();
  await expect(inner.getByRole('heading', { name: '开办收件箱' })).toHaveCount(0);
  await inbox.close();
});

const WITHOUT: readonly { name: string; without: TakenPower[] }[] = [
  { name: 'with everything', without: [] },
  { name: 'without workers', without: ['workers'] },
  { name: 'without WebCrypto', without: ['webcrypto'] },
  { name: 'without both', without: ['workers', 'webcrypto'] },
];

for (const { name, without } of WITHOUT) {
  test(`saves a file that opens with its passphrase, ${name}`, async ({ browser }) => {
    const bare = await bareInbox();
    const inbox = await openInbox(browser, await inboxWith(SETUP), { without });
    const { page } = inbox;
    await page.getByRole('textbox', { name: '您的姓名' }).fill('王芳');
    const passphrase = await page.getByRole('status', { name: '随机生成的口令' }).innerText();
    await page.getByRole('button', { name: '口令抄好了，下一步' }).click();
    const save = page.getByRole('link', { name: /^保存“/ });
    await expect(save).toBeVisible();
    const saved = await inbox.saved(() => save.click());
    expect(saved.name).toBe('王芳的收件箱.html');
    // The same bytes as the bundler's, but for the line of the data and the site in the policy.
    const { parts, data } = parseInbox(saved.text);
    expect(parts).toEqual(parseInbox(bare).parts);
    expect(data).toMatchObject({ name: '王芳', site: NOBODY });
    expect(saved.text).not.toMatch(/AGE-SECRET-KEY-1[0-9A-Z]{58}/);
    expect([inbox.asked, inbox.complaints]).toEqual([[], []]);
    expect(await readFile(inbox.path, 'utf8')).toBe(await inboxWith(SETUP));
    await inbox.close();

    // One is opened as it was saved: it takes seconds of scrypt, which the others spend on saving alone.
    const opening = without.length === 0 ? saved.text : await openingAtOnce(saved.text, passphrase);
    const reopened = await openInbox(browser, opening, { without });
    await reopened.page.getByLabel('口令', { exact: true }).fill(passphrase.replaceAll(' ', '-'));
    await reopened.page.getByRole('button', { name: /打开/ }).click();
    // It opens; the site, which is nobody, cannot be reached.
    await expect(reopened.page.getByText('连不上网站').first()).toBeVisible();
    expect(reopened.complaints.filter((text) => !/ERR_|Failed to load/.test(text))).toEqual([]);
    await reopened.close();
  });
}
