import { createDecipheriv, scryptSync } from 'node:crypto';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { base64 } from '@scure/base';
import { Decrypter, type Stanza } from 'age-encryption';
import type { Browser, BrowserContext, Page } from 'playwright';
import { type InboxData, parseInbox, withInboxData } from '#lib/office/inbox-file';
import { normalisePassphrase } from '#lib/office/passphrase';
import { sealVault, vaultSchema } from '#lib/office/vault';
import { buildFiles } from '#lib/site/build/build-files';
import { manifestOfBuild, newestBuild } from './build';

/** The binary logarithm of scrypt's N for a passphrase that protects nothing. */
const LEAST_WORK = 4;

/** The bare inbox that the build of the fixtures holds. */
export async function bareInbox(): Promise<string> {
  const build = await newestBuild();
  const { application } = await manifestOfBuild(build);
  return readFile(join(buildFiles(build).application(application), 'inbox.html'), 'utf8');
}

/** An inbox that was opened from the disk, as a clerk opens it. */
export interface OpenedInbox {
  readonly page: Page;
  /** The path of its file. */
  readonly path: string;
  /** What it asked for besides itself, by address. */
  readonly asked: readonly string[];
  /** What the page complained of: errors, and what its content policy forbade. */
  readonly complaints: readonly string[];
  /** Waits for a file that a press of something saves; gives its name and its text. */
  saved(press: () => Promise<unknown>): Promise<{ name: string; text: string }>;
  close(): Promise<void>;
}

/** Powers of the browser that a test may take away before the inbox begins. */
export type TakenPower = 'workers' | 'webcrypto' | 'random' | 'fetch';

const TAKERS: Readonly<Record<TakenPower, string>> = {
  workers: 'Object.defineProperty(window, "Worker", { value: undefined })',
  webcrypto: 'Object.defineProperty(crypto, "subtle", { value: undefined, configurable: true })',
  random: 'Object.defineProperty(crypto, "getRandomValues", { value: undefined })',
  fetch: 'Object.defineProperty(window, "fetch", { value: undefined })',
};

/** How an inbox is opened. */
export interface InboxOptions {
  width?: number;
  without?: readonly TakenPower[];
  /** A script that runs in the page first, as an extension's may. */
  before?: string;
}

/** Opens a text as an inbox from the disk (`file:`), in a context of its own with script. */
export async function openInbox(
  browser: Browser,
  html: string,
  { width = 1280, without = [], before }: InboxOptions = {},
): Promise<OpenedInbox> {
  const folder = await mkdtemp(join(tmpdir(), 'disclosure-inbox-'));
  const path = join(folder, '收件箱.html');
  await writeFile(path, html);
  const context: BrowserContext = await browser.newContext({
    javaScriptEnabled: true,
    acceptDownloads: true,
    viewport: { width, height: 900 },
  });
  for (const power of without) await context.addInitScript(TAKERS[power]);
  if (before !== undefined) await context.addInitScript(before);
  const page = await context.newPage();
  const asked: string[] = [];
  const complaints: string[] = [];
  page.on('request', (request) => {
    if (!/^(file|blob|data):/.test(request.url())) asked.push(`${request.method()} ${request.url()}`);
  });
  page.on('pageerror', (error) => complaints.push(error.message));
  page.on('console', (message) => {
    if (['error', 'warning'].includes(message.type())) complaints.push(message.text());
  });
  await page.goto(pathToFileURL(path).href);
  return {
    page,
    path,
    asked,
    complaints,
    saved: async (press) => {
      const [download] = await Promise.all([page.waitForEvent('download'), press()]);
      return { name: download.suggestedFilename(), text: await readFile(await download.path(), 'utf8') };
    },
    close: async () => {
      await context.close();
      await rm(folder, { recursive: true, force: true });
    },
  };
}

/** The bare inbox of the build with other data. */
export async function inboxWith(data: InboxData): Promise<string> {
  return withInboxData(await bareInbox(), data);
}

/**
 * A saved inbox whose passphrase costs next to nothing to try, and which opens at once: for what is done after it was opened.
 * What the program itself saves costs seconds each time, and is opened here with the system's own scrypt.
 */
export async function openingAtOnce(html: string, passphrase: string): Promise<string> {
  const { data } = parseInbox(html);
  if (data === null || !('vault' in data)) throw new Error('no inbox with a vault');
  const decrypter = new Decrypter();
  decrypter.addIdentity({ unwrapFileKey: ([stanza]) => (stanza ? fileKeyOf(stanza, passphrase) : null) });
  const vault = vaultSchema.parse(JSON.parse(await decrypter.decrypt(base64.decode(data.vault), 'text')));
  return withInboxData(html, { ...data, vault: await sealVault(vault, passphrase, LEAST_WORK) });
}

/** The file key that a passphrase opens (age-encryption.org/v1, scrypt stanza). */
function fileKeyOf({ args, body }: Stanza, passphrase: string): Uint8Array {
  const [, salt = '', factor] = args;
  const key = scryptSync(
    normalisePassphrase(passphrase),
    Buffer.concat([Buffer.from('age-encryption.org/v1/scrypt'), Buffer.from(salt, 'base64')]),
    32,
    { N: 2 ** Number(factor), r: 8, p: 1, maxmem: 2 ** 28 },
  );
  const decipher = createDecipheriv('chacha20-poly1305', key, Buffer.alloc(12), { authTagLength: 16 });
  decipher.setAuthTag(body.subarray(-16));
  return Buffer.concat([decipher.update(body.subarray(0, -16)), decipher.final()]);
}
