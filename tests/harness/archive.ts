import { writeFile } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { type CommandResult, runScript } from './command';

/** The address of the site whose notices the tests archive. */
export const ARCHIVED_SITE = 'https://www.example.gov.cn';

/** Runs `npm run notice -- archive …` on the fixtures as if it were `moment`; the clock is kept in `folder`. */
export async function archiveAt(moment: string, folder: string, ...args: string[]): Promise<CommandResult> {
  const clock = join(folder, 'clock');
  await writeFile(clock, `stop ${Date.parse(moment)}`);
  return runScript('notice', {
    args: ['archive', ...args],
    env: {
      CONTENT_DIR: 'tests/fixtures/content',
      SITE_URL: ARCHIVED_SITE,
      TEST_CLOCK: clock,
      NODE_OPTIONS: `--import ${pathToFileURL(resolve('tests/harness/clock.mjs')).href}`,
    },
  });
}
