import { measureScript } from './measured';
import { type Bench, logStep } from './session';
import { table, tenths, whole } from './table';

/** Time and memory of `npm run check`, on the first notice alone and on many notices. */
export async function measureCheck(bench: Bench, command: string): Promise<string> {
  const rows: string[][] = [];
  for (const notices of bench.quick ? [1, 100] : [1, 1000]) {
    const CONTENT_DIR = await bench.content({ notices });
    logStep(`checking ${notices} notices`);
    const { seconds, cpuSeconds, peakBytes } = await measureScript('check', { CONTENT_DIR });
    rows.push([
      whole(notices),
      `${tenths(seconds)} s`,
      `${tenths(cpuSeconds)} s`,
      `${whole(peakBytes / 1e6)} MB`,
      command,
    ]);
  }
  return table(['notices', '>check', '>CPU time', '>peak memory', 'command'], rows);
}
