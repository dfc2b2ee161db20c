import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import { median } from './table';

/** Something to ask again and again. */
export interface Target {
  name: string;
  url: string;
  /** What the requests say of encodings; left out, the page comes unpacked. */
  acceptEncoding?: string;
}

/** How long to ask. */
export interface Rounds {
  rounds: number;
  /** Seconds for which each target is asked in a round. */
  seconds: number;
}

const CONNECTIONS = 32;

/** wrk's switches, as the figures' reader should know them. */
export const WRK = `wrk -t1 -c${CONNECTIONS}`;

/**
 * Requests a second of every target, by name: the middle of rounds in which each has its turn, so that what else
 * the machine does meets all of them alike.
 * @throws Error when an answer is not a page.
 */
export async function compareTargets(
  targets: readonly Target[],
  { rounds, seconds }: Rounds,
): Promise<Map<string, number>> {
  for (const target of targets) await ask(target, 2);
  const measured = new Map<string, number[]>(targets.map(({ name }) => [name, []]));
  for (let round = 0; round < rounds; round++) {
    for (const target of targets) measured.get(target.name)?.push(await ask(target, seconds));
  }
  return new Map([...measured].map(([name, values]) => [name, median(values)]));
}

async function ask({ url, acceptEncoding }: Target, seconds: number): Promise<number> {
  const header = acceptEncoding ? ['-H', `Accept-Encoding: ${acceptEncoding}`] : [];
  const args = ['-t1', `-c${CONNECTIONS}`, `-d${seconds}s`, '--timeout', '30s', ...header, url];
  const { stdout } = await promisify(execFile)('wrk', args);
  const rate = /Requests\/sec:\s+([\d.]+)/.exec(stdout)?.[1];
  if (!rate || /Non-2xx|Socket errors/.test(stdout)) throw new Error(`wrk ${args.join(' ')}:\n${stdout}`);
  return Number(rate);
}
