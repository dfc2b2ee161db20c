import { spawnSync } from 'node:child_process';
import { mkdir } from 'node:fs/promises';
import { noticePath } from '#lib/model/addresses';
import { VIEWS } from '#lib/views/view';
import { FIRST } from '../../tests/harness/fixtures';
import { makePapers } from '../../tests/harness/paper-made';
import { startServer } from '../../tests/harness/server';
import { CommandError, run } from '../run';
import { launchChromium } from './pages';
import { drawInbox, PICTURES } from './pictures/inbox-pictures';
import { drawLedger } from './pictures/ledger-pictures';

/** Resolution of the picture of a printed page, in dots per inch. */
const PAPER_DPI = '64';

/** The viewports that the documentation shows, a phone's and a desktop's, in CSS pixels. */
const SCREENS = [
  { width: 390, height: 844 },
  { width: 1280, height: 800 },
] as const;

/**
 * `npm run pictures`: renders the documentation's pictures from the newest build: screenshots of the first notice in each view,
 * while its window is open, in each viewport, the first page of its PDF, a ledger, and the office's inbox with made-up submissions.
 */
run(async () => {
  await mkdir(PICTURES, { recursive: true });
  const server = await startServer({ at: FIRST.open, output: '.next' });
  const browser = await launchChromium();
  for (const view of VIEWS) {
    for (const screen of SCREENS) {
      const page = await browser.newPage({ viewport: screen, javaScriptEnabled: false });
      await page.context().addCookies([{ name: 'view', value: view, url: server.url }]);
      await page.goto(server.url + noticePath(FIRST.slug));
      await page.screenshot({ path: `${PICTURES}/${view}-${screen.width}.png` });
      await page.close();
    }
  }
  await drawLedger(browser);
  await drawInbox(browser);
  await browser.close();
  await server.stop();
  const papers = await makePapers([FIRST.slug]);
  const { status } = spawnSync('pdftoppm', [
    ...['-png', '-gray', '-singlefile', '-f', '1', '-l', '1', '-r', PAPER_DPI],
    ...[papers.fileOf(FIRST.slug), `${PICTURES}/paper`],
  ]);
  await papers.remove();
  if (status !== 0) throw new CommandError('pdftoppm could not render the first page of the PDF');
});
