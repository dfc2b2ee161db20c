import { spawnSync } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Browser } from 'playwright';
import { noticeLedgerPath } from '#lib/model/addresses';
import { runScript } from '../../../tests/harness/command';
import { startServer } from '../../../tests/harness/server';
import { CommandError } from '../../run';
import { PICTURES } from './inbox-pictures';

/** A made-up notice with a ledger, and a moment at which its window is open. */
const LEDGER_NOTICE = { slug: '2026-park-greening', open: '2026-07-07T10:00:00+08:00' } as const;
const CONTENT = 'tests/fixtures/structures';
const OUTPUT = '.next/pictures';

/** Resolution of the picture of a printed page, in dots per inch. */
const PAPER_DPI = '72';

const SCREENS = [
  { width: 390, height: 844 },
  { width: 1280, height: 800 },
] as const;

/** Draws the page of a made-up notice's ledger for the documentation: on a phone, on a desk, and its first printed sheet. */
export async function drawLedger(browser: Browser): Promise<void> {
  const env = { CONTENT_DIR: CONTENT, DISCLOSURE_OUTPUT: OUTPUT };
  const build = await runScript('build', { env });
  if (build.code !== 0) throw new CommandError(`the notice with a ledger was not built:\n${build.stderr}`);
  const server = await startServer({ at: LEDGER_NOTICE.open, output: OUTPUT, env: { CONTENT_DIR: CONTENT } });
  const directory = await mkdtemp(join(tmpdir(), 'ledger-'));
  try {
    const page = await browser.newPage({ javaScriptEnabled: false });
    await page.goto(server.url + noticeLedgerPath(LEDGER_NOTICE.slug));
    for (const screen of SCREENS) {
      await page.setViewportSize(screen);
      await page.screenshot({ path: `${PICTURES}/ledger-${screen.width}.png` });
    }
    const file = join(directory, 'ledger.pdf');
    await page.pdf({ path: file, preferCSSPageSize: true });
    await page.close();
    const { status } = spawnSync('pdftoppm', [
      ...['-png', '-gray', '-singlefile', '-f', '1', '-l', '1', '-r', PAPER_DPI],
      ...[file, `${PICTURES}/ledger-paper`],
    ]);
    if (status !== 0) throw new CommandError('pdftoppm could not render the first sheet of the ledger');
  } finally {
    await server.stop();
    await rm(directory, { recursive: true, force: true });
    await rm(OUTPUT, { recursive: true, force: true });
  }
}
