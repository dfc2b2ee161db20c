import { type CommandResult, runScript } from './command';
import { stoppedClock } from './stopped-clock';

/** The address of the site whose notices the tests archive. */
export const ARCHIVED_SITE = 'https://www.example.gov.cn';

/** Runs `npm run notice -- archive …` on the fixtures as if it were `moment`; the clock is kept in `folder`. */
export async function archiveAt(moment: string, folder: string, ...args: string[]): Promise<CommandResult> {
  return runScript('notice', {
    args: ['archive', ...args],
    env: {
      CONTENT_DIR: 'tests/fixtures/content',
      SITE_URL: ARCHIVED_SITE,
      ...(await stoppedClock(moment, folder)),
    },
  });
}
