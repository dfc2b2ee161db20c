import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** The resources that a command used. */
export interface Measured {
  /** Wall-clock time. */
  seconds: number;
  /** CPU time, user and system, of the process and its descendants. */
  cpuSeconds: number;
  /** Peak resident set size of its first process, in bytes. */
  peakBytes: number;
}

const PEAK = 'peak memory in KiB: ';

/** Preloaded into the measured process: prints its peak resident set size when it exits. */
const TELL_PEAK = `process.on('exit', () => console.log('${PEAK}' + process.resourceUsage().maxRSS))`;

/**
 * Runs a command of `package.json` and measures what it used.
 * @param directory its working directory. @param args its command line.
 * @throws Error with the end of its output when it exits with another code than 0.
 */
export async function measureScript(
  name: string,
  env: Readonly<Record<string, string>>,
  directory = '.',
  args: readonly string[] = [],
): Promise<Measured> {
  const folder = await mkdtemp(join(tmpdir(), 'disclosure-bench-'));
  try {
    const log = join(folder, 'log');
    // bash's `time` includes the CPU time of grandchildren, which Node does not report.
    const child = spawn(
      'bash',
      ['-c', `TIMEFORMAT='%3R %3U %3S'; time "$@" >"$LOG" 2>&1`, 'bash', process.execPath]
        .concat(['--import', `data:text/javascript,${encodeURIComponent(TELL_PEAK)}`])
        .concat(['scripts/launch.mjs', name, ...args]),
      {
        cwd: directory,
        stdio: ['ignore', 'ignore', 'pipe'],
        env: { ...process.env, NODE_ENV: 'production', ...env, LOG: log },
      },
    );
    let times = '';
    child.stderr.on('data', (chunk) => (times += chunk));
    const [code] = await once(child, 'close');
    const printed = await readFile(log, 'utf8');
    if (code !== 0) throw new Error(`npm run ${name} failed:\n${printed.slice(-5000)}`);
    const [seconds = 0, user = 0, system = 0] = times.trim().split(/\s+/).map(Number);
    const peak = printed.slice(printed.lastIndexOf(PEAK) + PEAK.length);
    return { seconds, cpuSeconds: user + system, peakBytes: Number.parseInt(peak, 10) * 1024 };
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}
