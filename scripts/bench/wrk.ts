import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import { median } from './statistics';

/** A URL to load-test. */
export interface Target {
  name: string;
  url: string;
  /** `Accept-Encoding`; without it the response is not compressed. */
  acceptEncoding?: string;
}

/** The plan of a load test. */
export interface Rounds {
  rounds: number;
  /** The duration of each target's run in a round. */
  seconds: number;
}

const CONNECTIONS = 32;

/** The wrk command line, for the report. */
export const WRK = `wrk -t1 -c${CONNECTIONS}`;

/**
 * Requests a second of each target, by name: the median over rounds. Runs are interleaved (each round runs every target
 * once), so that other load on the machine affects all of them alike; a warm-up comes before.
 * @throws Error when a response has another status than 2xx or 3xx, or a connection fails.
 */
export async function compareTargets(
  targets: readonly Target[],
  { rounds, seconds }: Rounds,
): Promise<Map<string, number>> {
  for (const target of targets) await runWrk(target, 2);
  const measured = new Map<string, number[]>(targets.map(({ name }) => [name, []]));
  for (let round = 0; round < rounds; round++) {
    for (const target of targets) measured.get(target.name)?.push(await runWrk(target, seconds));
  }
  return new Map([...measured].map(([name, values]) => [name, median(values)]));
}

/** One run of wrk: requests a second. */
async function runWrk({ url, acceptEncoding }: Target, seconds: number): Promise<number> {
  const header = acceptEncoding ? ['-H', `Accept-Encoding: ${acceptEncoding}`] : [];
  const args = ['-t1', `-c${CONNECTIONS}`, `-d${seconds}s`, '--timeout', '30s', ...header, url];
  const { stdout } = await promisify(execFile)('wrk', args);
  const rate = /Requests\/sec:\s+([\d.]+)/.exec(stdout)?.[1];
  if (!rate || /Non-2xx|Socket errors/.test(stdout)) throw new Error(`wrk ${args.join(' ')}:\n${stdout}`);
  return Number(rate);
}
