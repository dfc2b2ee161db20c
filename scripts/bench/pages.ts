import { type Browser, chromium } from 'playwright';
import { ICON_PATHS, noticePath, SITE_PATHS } from '#lib/model/addresses';
import { ask } from '../../tests/harness/ask';
import { FIRST } from '../../tests/harness/fixtures';
import { findChromium } from '../programs';
import { type Bench, logStep } from './session';
import { table, whole } from './table';

const NOTICE = noticePath(FIRST.slug);
const CHROMIUM_ARGS = ['--no-sandbox', '--disable-dev-shm-usage', '--disable-gpu'];

/** A day before the window opens. */
const UPCOMING = '2024-10-31T00:00:00+08:00';

/** Transfer size and number of requests of the public pages, in a browser. */
export async function measurePages(bench: Bench, command: string): Promise<string> {
  const { output } = await bench.build({ notices: 1 });
  // The first notice is published at the moment its window opens: to be `upcoming`, it is published a day earlier.
  const early = await bench.build({ notices: 1, hoursEarlier: 24 });
  const browser = await launchChromium();
  bench.cleanup.defer(() => browser.close());
  const rows: string[][] = [];
  for (const [page, path, build, at] of [
    ['`/` (the first notice, `open`)', '/', output, FIRST.open],
    [`\`${NOTICE}\`, \`upcoming\``, NOTICE, early.output, UPCOMING],
    [`\`${NOTICE}\`, \`open\``, NOTICE, output, FIRST.open],
    [`\`${NOTICE}\`, \`closed\``, NOTICE, output, FIRST.closed],
    [`\`${SITE_PATHS.list}\``, SITE_PATHS.list, output, FIRST.open],
  ] as const) {
    logStep(`loading ${path} at ${at}`);
    const server = await bench.serve(build, at);
    const { gzipped, plain } = await bytesOf(server.url, path);
    const requests = await countRequests(browser, server.url + path);
    await server.stop();
    rows.push([page, whole(plain), whole(gzipped), String(requests), command]);
  }
  return table(['page', '>bytes', '>bytes gzipped', '>requests', 'command'], rows);
}

/** Launches the Chromium that the tests use. @param args command-line switches besides. */
export function launchChromium(...args: string[]): Promise<Browser> {
  const executablePath = findChromium();
  return chromium.launch({
    ...(executablePath ? { executablePath } : {}),
    args: [...CHROMIUM_ARGS, ...args],
  });
}

/** The size of a document in bytes, compressed with gzip and not. */
async function bytesOf(origin: string, path: string): Promise<{ gzipped: number; plain: number }> {
  const { status, body, text } = await ask(origin, { path, headers: { 'accept-encoding': 'gzip' } });
  if (status !== 200) throw new Error(`${path}: ${status}`);
  return { gzipped: body.length, plain: Buffer.byteLength(text) };
}

/** Counts the requests of a fresh browser context, scripts enabled, for a page; the icons do not count. */
async function countRequests(browser: Browser, url: string): Promise<number> {
  const context = await browser.newContext();
  const page = await context.newPage();
  const asked: string[] = [];
  page.on('request', (sent) => asked.push(sent.url()));
  await page.goto(url, { waitUntil: 'networkidle' });
  await context.close();
  return asked.filter((address) => !ICON_PATHS.includes(new URL(address).pathname)).length;
}
