import { spawnSync } from 'node:child_process';
import { mkdir } from 'node:fs/promises';
import { VIEWS } from '#lib/reading/view';
import { FIRST } from '../../tests/harness/fixtures';
import { makePapers } from '../../tests/harness/paper-made';
import { startServer } from '../../tests/harness/server';
import { CommandError, run } from '../run';
import { launchChromium } from './pages';

/** Where the pictures of the README stand. */
const FOLDER = 'docs/views';

/** Dots an inch in the picture of a printed page. */
const PAPER_DPI = '64';

/** A phone and a desk, as the README shows them, in CSS pixels. */
const SCREENS = [
  { width: 390, height: 844 },
  { width: 1280, height: 800 },
] as const;

/**
 * `npm run pictures`: draws the README's pictures anew from the newest build: the first notice in each view, while its
 * window is open, on a phone and on a desk, and the first page of its PDF.
 */
run(async () => {
  await mkdir(FOLDER, { recursive: true });
  const server = await startServer({ at: FIRST.open, output: '.next' });
  const browser = await launchChromium();
  for (const view of VIEWS) {
    for (const screen of SCREENS) {
      const page = await browser.newPage({ viewport: screen, javaScriptEnabled: false });
      await page.context().addCookies([{ name: 'view', value: view, url: server.url }]);
      await page.goto(`${server.url}/notices/${FIRST.slug}`);
      await page.screenshot({ path: `${FOLDER}/${view}-${screen.width}.png` });
      await page.close();
    }
  }
  await browser.close();
  await server.stop();
  const papers = await makePapers([FIRST.slug]);
  const { status } = spawnSync('pdftoppm', [
    ...['-png', '-gray', '-singlefile', '-f', '1', '-l', '1', '-r', PAPER_DPI],
    ...[papers.fileOf(FIRST.slug), `${FOLDER}/paper`],
  ]);
  await papers.remove();
  if (status !== 0) throw new CommandError('pdftoppm 没有画出 PDF 的第一页。');
});
