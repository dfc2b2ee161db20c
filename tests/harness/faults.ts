import { rename, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { ServerOptions } from './server';

/** What the machine under a server can suffer: see `suffer-faults.mjs`. */
export type Fault = 'full' | 'read-only' | 'little-space' | 'thread-ends' | 'commit-unsaid';

/** Faults of one server under test. */
export interface Faults {
  /** With these options a server suffers them. */
  options: { env: Record<string, string> } & Required<Pick<ServerOptions, 'preload'>>;
  /** From now on the machine suffers these, and no others. */
  set(...faults: readonly Fault[]): Promise<void>;
}

/** Faults that are told to a server by a file in `folder`; there are none yet. */
export async function faultsIn(folder: string): Promise<Faults> {
  const file = join(folder, 'faults');
  const set = async (...faults: readonly Fault[]) => {
    // In one step: the server may look at any time.
    await writeFile(`${file}.new`, faults.join(' '));
    await rename(`${file}.new`, file);
  };
  await set();
  return { options: { env: { TEST_FAULTS: file }, preload: ['tests/harness/suffer-faults.mjs'] }, set };
}
