import { rm } from 'node:fs/promises';
import { changeWord } from './content';
import { type Measured, measureScript } from './measured';
import { BENCH_OUTPUT, type Bench, logStep } from './session';
import { table, tenths, whole } from './table';

/** Aims for 1,000 notices, in seconds. */
const MANY = 1000;
const AIMS = { all: 8, changed: 1.5 };

/** Time and memory of `npm run check`, on the first notice alone and on many notices: from nothing, and with one changed. */
export async function measureCheck(bench: Bench, command: string): Promise<string> {
  const rows: string[][] = [];
  for (const notices of bench.quick ? [1, 100] : [1, MANY]) {
    const CONTENT_DIR = await bench.content({ notices });
    const env = { CONTENT_DIR, DISCLOSURE_OUTPUT: `${BENCH_OUTPUT}/check-${notices}` };
    await rm(env.DISCLOSURE_OUTPUT, { recursive: true, force: true });
    const row = (what: string, { seconds, cpuSeconds, peakBytes }: Measured, aim: number) => [
      whole(notices),
      what,
      `${tenths(seconds)} s${notices === MANY ? ` (aim: at most ${aim} s)` : ''}`,
      `${tenths(cpuSeconds)} s`,
      `${whole(peakBytes / 1e6)} MB`,
      command,
    ];
    logStep(`checking ${notices} notices`);
    rows.push(row('everything', await measureScript('check', env), AIMS.all));
    await changeWord(CONTENT_DIR);
    rows.push(row('one notice changed', await measureScript('check', env), AIMS.changed));
  }
  return table(['notices', 'what changed', '>check', '>CPU time', '>peak memory', 'command'], rows);
}
