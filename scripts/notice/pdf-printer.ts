import { type Browser, chromium } from 'playwright';
import type { ContentTree } from '#lib/content/source';
import { noticeFilePath, noticePath } from '#lib/model/addresses';
import type { Notice } from '#lib/model/notice';
import { pictureType } from '#lib/model/picture-type';
import { allPictures } from '#lib/site/visible-notices';
import { findChromium } from '../programs';
import { CommandError } from '../run';

/** A document to print, and the site whose addresses it carries. */
interface PrintJob {
  notice: Pick<Notice, 'slug' | 'pictures' | 'outcome'>;
  html: string;
  siteUrl: string;
}

/** Chromium refuses to run as root without the first; the second is for containers with a small `/dev/shm`. */
const ARGS = ['--no-sandbox', '--disable-dev-shm-usage', '--disable-gpu'];

/** How long Chromium may take to begin, and for a page, in milliseconds: minutes, on a machine that builds meanwhile. */
const TIMEOUT = 300_000;

/** Launches the Chromium that is found on this machine. @throws CommandError when there is none. */
export async function launchPrinter(): Promise<Browser> {
  const executablePath = findChromium();
  if (executablePath === null)
    throw new CommandError(
      '没有找到 Chromium 或者 Chrome，不能生成 PDF。请先安装（Debian：apt-get install chromium），或者用 CHROMIUM_PATH 写明它在哪里。',
    );
  return chromium.launch({ executablePath, args: ARGS, timeout: TIMEOUT });
}

/**
 * Prints a document as a tagged PDF with an outline. The page is loaded at the notice's address, so that its links are
 * right, but no request leaves this machine: the document and its pictures are served from memory.
 * @throws CommandError when a picture could not be loaded.
 */
export async function printPdf(
  browser: Browser,
  { notice, html, siteUrl }: PrintJob,
  tree: ContentTree,
): Promise<Buffer> {
  const context = await browser.newContext({ javaScriptEnabled: false, offline: true });
  const address = siteUrl + noticePath(notice.slug);
  const missed: string[] = [];
  await context.route('**', async (route) => {
    const path = decodeURIComponent(new URL(route.request().url()).pathname);
    const file = path.replace(noticePath(''), '');
    if (path === noticePath(notice.slug))
      return route.fulfill({ body: html, contentType: 'text/html; charset=utf-8' });
    const isShown = allPictures(notice).includes(file.slice(notice.slug.length + 1));
    const bytes = isShown ? tree.get(file) : undefined;
    if (bytes) return route.fulfill({ body: Buffer.from(bytes), contentType: pictureType(file) ?? '' });
    missed.push(path);
    return route.abort();
  });
  const page = await context.newPage();
  await page.goto(address, { waitUntil: 'load', timeout: TIMEOUT });
  const pdf = await page.pdf({ preferCSSPageSize: true, printBackground: true, tagged: true, outline: true });
  await context.close();
  const pictures = missed.filter((path) => path.startsWith(noticeFilePath(notice.slug, '')));
  if (pictures.length > 0)
    throw new CommandError(`没有生成 ${notice.slug} 的 PDF：图片印不出来（${pictures.join('、')}）。`);
  return pdf;
}
