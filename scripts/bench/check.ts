import { measureScript } from './measured';
import { type Bench, progress } from './session';
import { table, tenths, whole } from './table';

/** What the check of content takes: of the first notice, and of very many. */
export async function measureCheck(bench: Bench, command: string): Promise<string> {
  const rows: string[][] = [];
  for (const notices of bench.quick ? [1, 100] : [1, 1000]) {
    const CONTENT_DIR = await bench.content({ notices });
    progress(`checking ${notices} notices`);
    const { seconds, processorSeconds, peakBytes } = await measureScript('check', { CONTENT_DIR });
    rows.push([
      whole(notices),
      `${tenths(seconds)} s`,
      `${tenths(processorSeconds)} s`,
      `${whole(peakBytes / 1e6)} MB`,
      command,
    ]);
  }
  return table(['notices', '>check', '>processor time', '>peak memory', 'command'], rows);
}
