import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { onTestFinished } from 'vitest';
import { bundleProgram, stopBundling } from '../../scripts/launch/bundle.mjs';

/** Bundles one of the harness's own programs as commands are, for a process of its own; removed after the test. */
export async function bundledProgram(entry: string): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'disclosure-program-'));
  onTestFinished(() => rm(folder, { recursive: true, force: true }));
  const outfile = join(folder, `${basename(entry, '.ts')}.mjs`);
  await writeFile(outfile, await bundleProgram({ root: process.cwd(), entry, outfile, hash: 'tests' }));
  await stopBundling();
  return outfile;
}
