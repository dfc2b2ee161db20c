import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** What a command took. */
export interface Measured {
  /** Seconds by the wall. */
  seconds: number;
  /** Seconds of processors, of the command and all that it started. */
  processorSeconds: number;
  /** The most memory that its first process held at a time, in bytes. */
  peakBytes: number;
}

const PEAK = 'peak memory in KiB: ';

/** Preloaded into the measured process: says at its end how much memory it held. */
const TELL_PEAK = `process.on('exit', () => console.log('${PEAK}' + process.resourceUsage().maxRSS))`;

/**
 * Runs one of `scripts/` and measures it.
 * @param directory the folder to run it in.
 * @throws Error with everything that it printed when it fails.
 */
export async function measureScript(
  name: string,
  env: Readonly<Record<string, string>>,
  directory = '.',
): Promise<Measured> {
  const folder = await mkdtemp(join(tmpdir(), 'disclosure-bench-'));
  try {
    const log = join(folder, 'log');
    // The shell's own `time` counts what children of children took, which Node does not tell.
    const child = spawn(
      'bash',
      ['-c', `TIMEFORMAT='%3R %3U %3S'; time "$@" >"$LOG" 2>&1`, 'bash', process.execPath]
        .concat(['--import', `data:text/javascript,${encodeURIComponent(TELL_PEAK)}`])
        .concat(['--import', 'tsx', `scripts/${name}.ts`]),
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
    if (code !== 0) throw new Error(`scripts/${name}.ts failed:\n${printed.slice(-5000)}`);
    const [seconds = 0, user = 0, system = 0] = times.trim().split(/\s+/).map(Number);
    const peak = printed.slice(printed.lastIndexOf(PEAK) + PEAK.length);
    return { seconds, processorSeconds: user + system, peakBytes: Number.parseInt(peak, 10) * 1024 };
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}
