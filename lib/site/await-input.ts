import { existsSync } from 'node:fs';
import { setTimeout as pause } from 'node:timers/promises';
import { buildFiles } from '#lib/site/manifest';

/** Polling interval, in milliseconds. */
const PAUSE = 20;

/**
 * Waits until `writeBuildInput` has written everything into `directory`; the manifest comes last.
 * @param isWanted whether the build still runs; polled.
 * @throws Error when the build was aborted.
 */
export async function waitForInput(directory: string, isWanted: () => boolean): Promise<void> {
  const { manifest } = buildFiles(directory);
  while (!existsSync(manifest)) {
    if (!isWanted()) throw new Error('the build was given up');
    await pause(PAUSE);
  }
}
