import { writeFile } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';

/** The environment of a process whose clock stands still at a moment; the clock is kept in `folder`. */
export async function stoppedClock(moment: string, folder: string): Promise<Record<string, string>> {
  const clock = join(folder, 'clock');
  await writeFile(clock, `stop ${Date.parse(moment)}`);
  return {
    TEST_CLOCK: clock,
    NODE_OPTIONS: `--import ${pathToFileURL(resolve('tests/harness/clock.mjs')).href}`,
  };
}
