import { existsSync } from 'node:fs';
import { setTimeout as pause } from 'node:timers/promises';
import { buildFiles } from '#lib/site/manifest';

/** How long to wait before looking again, in milliseconds. */
const PAUSE = 20;

/**
 * Waits until `writeBuildInput` has written everything into `directory`; its record comes last.
 * @param isWanted whether the build is still wanted; asked again and again.
 * @throws Error when the build was given up.
 */
export async function waitForInput(directory: string, isWanted: () => boolean): Promise<void> {
  const { record } = buildFiles(directory);
  while (!existsSync(record)) {
    if (!isWanted()) throw new Error('the build was given up');
    await pause(PAUSE);
  }
}
