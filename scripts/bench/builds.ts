import { readdir, stat } from 'node:fs/promises';
import { join } from 'node:path';
import type { Bench } from './session';
import { table, tenths, whole } from './table';

/** Aims for a cold build, in seconds, by the number of notices. */
const AIMS = new Map([[1000, 25]]);

/** Time and size of cold builds of 1, 100 and 1,000 notices. */
export async function measureBuilds(bench: Bench, command: string): Promise<string> {
  const rows: string[][] = [];
  for (const notices of bench.quick ? [1, 100] : [1, 100, 1000]) {
    const { output, measured } = await bench.build({ notices });
    const { files, bytes } = await sizeOf(output);
    const aim = AIMS.get(notices);
    rows.push([
      whole(notices),
      `${tenths(measured.seconds)} s${aim ? ` (aim: at most ${aim} s)` : ''}`,
      `${tenths(measured.cpuSeconds)} s`,
      `${tenths(bytes / 1e6)} MB`,
      whole(files),
      command,
    ]);
  }
  return table(['notices', '>cold build', '>CPU time', '>size of the build', '>files', 'command'], rows);
}

async function sizeOf(directory: string): Promise<{ files: number; bytes: number }> {
  const entries = await readdir(directory, { recursive: true, withFileTypes: true });
  const files = entries.filter((entry) => entry.isFile());
  let bytes = 0;
  for (const file of files) bytes += (await stat(join(file.parentPath, file.name))).size;
  return { files: files.length, bytes };
}
