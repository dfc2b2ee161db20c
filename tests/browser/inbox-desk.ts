import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import {
  type Browser,
  type BrowserContext,
  test as base,
  chromium,
  expect,
  type Page,
} from 'playwright/test';
import { setUpFile } from '#lib/office/inbox-file';
import { bundleInbox } from '../../scripts/inbox/bundle';
import { FIRST } from '../harness/fixtures';
import { office } from '../harness/office';
import { beginSetup, SITE_OF_TESTS } from '../harness/office-client';
import { startServer, type TestServer } from '../harness/server';
import { receiptIn, submitted, WRITTEN } from '../harness/writer';

// The office's computer: a browser that opens the inbox's file from disk, and a server that is the site of the build.

/** An office with its own server and its own browser. */
export interface OfficeDesk {
  server: TestServer;
  context: BrowserContext;
  /** Where it keeps its files. */
  folder: string;
  /** Sends something by the form while its window is open, which is long ago; gives the receipt. */
  send(message: string, fields?: Partial<typeof WRITTEN>): Promise<string>;
  /** Runs `npm run office -- …` beside the server. */
  command(...args: string[]): ReturnType<typeof office>;
  /** Writes `开办收件箱.html` as the command does; gives its address. */
  writeSetUpFile(): Promise<string>;
  /** Opens a file from disk in a page of its own. */
  open(address: string): Promise<Page>;
}

/** What a clerk has after the first two steps. */
export interface SavedFile {
  /** The address of the saved inbox file. */
  address: string;
  passphrase: string;
}

interface Shared {
  bare: string;
}

/** Tests that have an office of their own. */
export const test = base.extend<{ desk: OfficeDesk }, Shared>({
  // biome-ignore lint/correctness/noEmptyPattern: Playwright reads a fixture's needs off this pattern
  bare: [async ({}, use) => use(await bundleInbox(process.cwd())), { scope: 'worker' }],
  desk: async ({ bare }, use) => {
    const server = await startServer();
    const browser = await browserThatKnows(server);
    const folder = await mkdtemp(join(tmpdir(), 'disclosure-desk-'));
    const context = await browser.newContext({
      acceptDownloads: true,
      javaScriptEnabled: true,
      viewport: { width: 1280, height: 800 },
    });
    const config = { DATA_DIR: server.data, DATABASE_URL: undefined };
    await use({
      server,
      context,
      folder,
      send: async (message, fields) => {
        await server.stopClock(FIRST.open);
        const receipt = receiptIn(await submitted(server.url, { ...WRITTEN, ...fields, message }));
        await server.runClock(new Date().toISOString());
        return receipt ?? '';
      },
      command: (...args) => office(config, ...args),
      writeSetUpFile: async () => {
        const expires = '2099-01-01T00:00:00.000Z';
        const setup = await beginSetup(config, expires);
        const file = join(folder, '开办收件箱.html');
        await writeFile(file, setUpFile(bare, { setup, site: SITE_OF_TESTS, expires }));
        return pathToFileURL(file).href;
      },
      open: async (address) => {
        const page = await context.newPage();
        page.on('pageerror', (error) => {
          throw error;
        });
        await page.goto(address);
        return page;
      },
    });
    await browser.close();
    await server.stop();
    await rm(folder, { recursive: true, force: true });
  },
});

export { expect };

/** A browser for which the site of the build is this server. */
function browserThatKnows({ port }: TestServer): Promise<Browser> {
  const site = new URL(SITE_OF_TESTS).host;
  return chromium.launch({
    executablePath: process.env.CHROMIUM_PATH ?? '/usr/bin/chromium',
    args: [
      ...['--no-sandbox', '--disable-dev-shm-usage', '--disable-gpu', '--disable-background-networking'],
      `--host-resolver-rules=MAP ${site} localhost:${port}`,
    ],
  });
}

/** The button of a page that reads so, pressed by the keyboard. */
export async function press(page: Page, name: string | RegExp): Promise<void> {
  await page.getByRole('button', { name, exact: typeof name === 'string' }).press('Enter');
}

export function title(page: Page) {
  return page.locator('main h1');
}

/** Takes the first two steps: name and passphrase, and the file is saved. */
export async function saveFile(desk: OfficeDesk, name = '张明'): Promise<SavedFile> {
  const page = await desk.open(await desk.writeSetUpFile());
  await page.getByLabel('您的姓名').fill(name);
  const passphrase = (await page.locator('output.digits').textContent()) ?? '';
  await press(page, '口令抄好了，下一步');
  await expect(title(page)).toHaveText('保存收件箱文件');
  await expect(page.getByText('现在什么都还没有启用。')).toBeVisible();
  const [download] = await Promise.all([
    page.waitForEvent('download'),
    page.getByRole('link', { name: `保存“${name}的收件箱.html”` }).press('Enter'),
  ]);
  const file = join(desk.folder, download.suggestedFilename());
  await download.saveAs(file);
  await page.close();
  return { address: pathToFileURL(file).href, passphrase };
}

/** Opens a file and types its passphrase. */
export async function openFile(desk: OfficeDesk, { address, passphrase }: SavedFile): Promise<Page> {
  const page = await desk.open(address);
  await typePassphrase(page, passphrase);
  return page;
}

export async function typePassphrase(page: Page, passphrase: string): Promise<void> {
  await page.getByLabel('口令', { exact: true }).fill(passphrase);
  await press(page, '打开');
}

/** Types the check word as it stands on the printed sheet; gives the digits that the page then shows. */
export async function typeCheckWord(page: Page): Promise<string> {
  await expect(title(page)).toHaveText('打印恢复单');
  await page.emulateMedia({ media: 'print' });
  const word = (await page.locator('.paper .word').innerText()).trim();
  await page.emulateMedia({ media: 'screen' });
  await page.getByLabel('恢复单上的核对码').fill(word);
  await press(page, '恢复单收好了，下一步');
  await expect(title(page)).toHaveText('在服务器上确认');
  return ((await page.locator('output.digits').textContent()) ?? '').replace(/\D/g, '');
}

/** Confirms the digits on the server. */
export async function confirmOnServer(desk: OfficeDesk, digits: string): Promise<void> {
  const { code, stdout, stderr } = await desk.command('setup', '--confirm', digits);
  expect(stderr + stdout, 'the words of the command').not.toBe('');
  expect(code, stderr).toBe(0);
}

/** Takes every step, and gives the open inbox with its file. */
export async function setUpToTheEnd(desk: OfficeDesk): Promise<SavedFile & { page: Page }> {
  const saved = await saveFile(desk);
  const page = await openFile(desk, saved);
  await confirmOnServer(desk, await typeCheckWord(page));
  await press(page, '已经确认，打开收件箱');
  await expect(title(page)).toHaveText('全部反馈');
  return { ...saved, page };
}

/** Opens the submission whose message begins so. */
export async function openOne(page: Page, message: string): Promise<void> {
  await page.getByRole('button', { name: message }).press('Enter');
  await expect(title(page)).toHaveText('一件反馈');
}
