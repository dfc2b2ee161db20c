import { copyFile, cp, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import {
  type Browser,
  type BrowserContext,
  test as base,
  chromium,
  expect,
  type Page,
} from 'playwright/test';
import { FIRST } from '../harness/fixtures';
import { openingAtOnce } from '../harness/inbox';
import { officeOf } from '../harness/office';
import { SITE_OF_TESTS } from '../harness/office-client';
import { freePort, startServer, TEST_OUTPUT, type TestServer } from '../harness/server';
import { headingOf, receiptIn, submitted, WRITTEN } from '../harness/writer';
import { LAUNCH_ARGS } from './launch';

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
  command(...args: string[]): ReturnType<typeof officeOf>;
  /** Has the command write `开办收件箱.html`; gives its address. */
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

/** An address for the servers of an office, one after the other, and a browser for which it is the site of the build. */
interface Place {
  port: number;
  browser: Browser;
}

/** Starts an office's server, with a browser profile of its own. @param kept what its `DATA_DIR` begins with; nothing. */
async function startDesk(
  { port, browser }: Place,
  kept?: string,
): Promise<{ desk: OfficeDesk; end(): Promise<void> }> {
  const folder = await mkdtemp(join(tmpdir(), 'disclosure-desk-'));
  const data = join(folder, 'data');
  if (kept !== undefined) await cp(kept, data, { recursive: true });
  // What all tests of a worker send comes from one source, and in one hour.
  const env = { FEEDBACK_PER_HOUR: '1000', PORT: String(port), DATA_DIR: data };
  const server = await startServer({ env });
  const profile = await newProfile(browser);
  const config = { DATA_DIR: server.data, DATABASE_URL: undefined };
  const command = (...args: string[]) => officeOf(TEST_OUTPUT, config, ...args);
  return {
    desk: {
      ...profile,
      server,
      folder,
      command,
      send: async (message, fields) => {
        await server.stopClock(FIRST.open);
        const answer = await submitted(server.url, { ...WRITTEN, ...fields, message });
        await server.runClock(new Date().toISOString());
        const receipt = receiptIn(answer);
        if (receipt === null)
          throw new Error(`no receipt: ${answer.status} ${headingOf(answer)}\n${server.log()}`);
        return receipt;
      },
      writeSetUpFile: async () => {
        const file = join(folder, '开办收件箱.html');
        await rm(file, { force: true });
        const { code, stderr } = await command('setup', '-o', file);
        expect(code, stderr).toBe(0);
        return pathToFileURL(file).href;
      },
    },
    end: async () => {
      await profile.context.close();
      await server.stop();
      await rm(folder, { recursive: true, force: true });
    },
  };
}

/** A browser profile, and how a file is opened in it. */
async function newProfile(browser: Browser): Promise<Pick<OfficeDesk, 'context' | 'open'>> {
  const context = await browser.newContext({
    acceptDownloads: true,
    javaScriptEnabled: true,
    viewport: { width: 1280, height: 800 },
  });
  const open = async (address: string) => {
    const page = await context.newPage();
    page.on('pageerror', (error) => {
      throw error;
    });
    await page.goto(address);
    return page;
  };
  return { context, open };
}

/** A desk with a saved inbox that opens at once. */
export interface ClerkDesk extends OfficeDesk, SavedFile {}

/** What an office has once its inbox was saved, for others to begin with. */
interface Beginning {
  /** A copy of the server's `DATA_DIR`. */
  data: string;
  /** The path of the saved file, which opens at once. */
  file: string;
  passphrase: string;
}

interface Shared {
  /** Where the offices of a worker's tests are, one after the other. */
  place: Place;
  /** Made once a worker: the program takes seconds for what it saves. */
  beginning: Beginning;
  /** An office that was set up, one a worker. */
  office: ClerkDesk;
}

/** Clears a browser profile for the next test: most of what a short one takes is to make it. Its first page stays. */
async function clearProfile(context: BrowserContext): Promise<void> {
  const [, ...others] = context.pages();
  await Promise.all(others.map((page) => page.close()));
  await context.removeAllListeners('request', { behavior: 'wait' });
  await context.unrouteAll({ behavior: 'wait' });
  await context.setOffline(false);
  await context.clearCookies();
}

/** Starts an office whose inbox was saved, opens at once, and is not yet active. */
async function startBegun(
  place: Place,
  { data, file, passphrase }: Beginning,
): Promise<{ desk: ClerkDesk; end(): Promise<void> }> {
  const { desk, end } = await startDesk(place, data);
  const own = join(desk.folder, basename(file));
  await copyFile(file, own);
  return { desk: { ...desk, address: pathToFileURL(own).href, passphrase }, end };
}

interface Own {
  /** An office of the test's own, nothing of it set up. */
  desk: OfficeDesk;
  /** An office of the test's own, whose inbox was saved, opens at once, and is not yet active. */
  begun: ClerkDesk;
  /** An office that was set up, with a browser profile that was cleared: it is the worker's. */
  clerk: ClerkDesk;
}

/** Tests at the office's computer. */
export const deskTest = base.extend<Own, Shared>({
  place: [
    // biome-ignore lint/correctness/noEmptyPattern: Playwright reads a fixture's needs off this pattern
    async ({}, use) => {
      const place = await findPlace();
      await use(place);
      await place.browser.close();
    },
    { scope: 'worker', timeout: 600_000 },
  ],
  desk: async ({ place }, use) => {
    const { desk, end } = await startDesk(place);
    await use(desk);
    await end();
  },
  begun: async ({ place, beginning }, use) => {
    const { desk, end } = await startBegun(place, beginning);
    await use(desk);
    await end();
  },
  beginning: [
    async ({ place }, use) => {
      const { desk, end } = await startDesk(place);
      const saved = await saveFile(desk);
      await openAtOnce(saved);
      await desk.server.end();
      const folder = await mkdtemp(join(tmpdir(), 'disclosure-begun-'));
      const data = join(folder, 'data');
      await cp(desk.server.data, data, { recursive: true });
      const path = fileURLToPath(saved.address);
      const file = join(folder, basename(path));
      await copyFile(path, file);
      await end();
      await use({ data, file, passphrase: saved.passphrase });
      await rm(folder, { recursive: true });
    },
    { scope: 'worker', timeout: 600_000 },
  ],
  office: [
    async ({ beginning }, use) => {
      const place = await findPlace();
      const { desk, end } = await startBegun(place, beginning);
      const page = await setUpSaved(desk);
      // A profile without a page would lose its window.
      await page.goto('about:blank');
      await use(desk);
      await end();
      await place.browser.close();
    },
    // Its own time, and not that of the first test of each worker that needs it.
    { scope: 'worker', timeout: 600_000 },
  ],
  clerk: async ({ office }, use) => {
    await use(office);
    await clearProfile(office.context);
  },
});

/** Reserves an address, and starts a browser for which it is the site of the build. */
async function findPlace(): Promise<Place> {
  const port = await freePort();
  const site = new URL(SITE_OF_TESTS).host;
  const browser = await chromium.launch({
    executablePath: process.env.CHROMIUM_PATH ?? '/usr/bin/chromium',
    args: [...LAUNCH_ARGS, `--host-resolver-rules=MAP ${site} localhost:${port}`],
    timeout: 0,
  });
  return { port, browser };
}

/** The button of a page that reads so, pressed by the keyboard, on a page that is looked at: others draw when they like. */
export async function press(page: Page, name: string | RegExp): Promise<void> {
  await page.bringToFront();
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

/** Types the check word as it stands on the printed sheet; gives the digits that the page of a set-up then shows. */
export async function typeCheckWord(page: Page): Promise<string> {
  await typeWordOnPaper(page);
  await expect(title(page)).toHaveText('在服务器上确认');
  return ((await page.locator('output.digits').textContent()) ?? '').replace(/\D/g, '');
}

/** Types the check word as it stands on the printed sheet. */
export async function typeWordOnPaper(page: Page): Promise<void> {
  await expect(title(page)).toHaveText('打印恢复单');
  await page.emulateMedia({ media: 'print' });
  await page.evaluate(() => window.dispatchEvent(new Event('beforeprint')));
  const word = (await page.locator('.paper .word').innerText()).trim();
  await page.evaluate(() => window.dispatchEvent(new Event('afterprint')));
  await page.emulateMedia({ media: 'screen' });
  await page.getByLabel('恢复单上的核对码').fill(word);
  await press(page, '恢复单收好了，下一步');
}

/** Confirms the digits on the server. */
export async function confirmOnServer(desk: OfficeDesk, digits: string): Promise<void> {
  const { code, stdout, stderr } = await desk.command('setup', '--confirm', digits, '--compared');
  expect(stderr + stdout, 'the words of the command').not.toBe('');
  expect(code, stderr).toBe(0);
}

/** Makes a saved file open at once, which would take seconds each time. */
export async function openAtOnce({ address, passphrase }: SavedFile): Promise<void> {
  const file = fileURLToPath(address);
  await writeFile(file, await openingAtOnce(await readFile(file, 'utf8'), passphrase));
}

/** Takes every step, and gives the open inbox with its file. */
export async function setUpToTheEnd(desk: OfficeDesk): Promise<SavedFile & { page: Page }> {
  const saved = await saveFile(desk);
  return { ...saved, page: await setUpSaved({ ...desk, ...saved }) };
}

/** Takes every step after that of saving, and gives the open inbox. */
export async function setUpSaved(desk: OfficeDesk & SavedFile): Promise<Page> {
  const page = await openFile(desk, desk);
  await confirmOnServer(desk, await typeCheckWord(page));
  await press(page, '已经确认，打开收件箱');
  await expect(title(page)).toHaveText('全部反馈');
  return page;
}

/** Opens the submission whose message begins so. */
export async function openOne(page: Page, message: string): Promise<void> {
  await page.getByRole('button', { name: message }).press('Enter');
  await expect(title(page)).toHaveText('一件反馈');
}
