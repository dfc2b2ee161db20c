import { execFile } from 'node:child_process';
import { constants } from 'node:fs';
import { open, rm } from 'node:fs/promises';
import { promisify } from 'node:util';

/**
 * Makes a file of which neither reading nor writing ends, as on a disk of the network that is gone: a pipe that nobody holds
 * by its other end. `release` lets whoever waits go on, and removes it: as a disk that is back, without that file.
 */
export async function hangingFile(path: string): Promise<{ release: () => Promise<void> }> {
  await promisify(execFile)('mkfifo', [path]);
  return {
    release: async () => {
      // Both ends at once: that waits for nobody, and whoever waits is let in.
      const both = await open(path, constants.O_RDWR | constants.O_NONBLOCK);
      await rm(path);
      await both.close();
    },
  };
}
