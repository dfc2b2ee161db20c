import type { ChildProcess } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { readdir, readFile } from 'node:fs/promises';
import { until } from './server';

/** Whether a process that was started has not ended. */
export function isRunning(child: ChildProcess | null): child is ChildProcess {
  return child !== null && child.exitCode === null && child.signalCode === null;
}

/** Whether a process with this id has not ended; one that only waits to be reaped has. */
export function isRunningPid(pid: number): boolean {
  try {
    return !/^\d+ .*\) Z /s.test(readFileSync(`/proc/${pid}/stat`, 'utf8'));
  } catch {
    return false;
  }
}

/** Holds a process and its children still, and waits until they are. */
export async function holdFamily(parent: ChildProcess): Promise<void> {
  await until(async () => {
    // Again until all stand: one may have been born meanwhile, and one that writes to disk goes on for a bit.
    const moving = (await familyOf(parent)).filter(({ state }) => !'TtZX'.includes(state));
    for (const { pid } of moving) signal(pid, 'SIGSTOP');
    return moving.length === 0 ? true : null;
  }, 'processes to stand still');
}

/** Lets them go on. */
export async function releaseFamily(parent: ChildProcess): Promise<void> {
  for (const { pid } of await familyOf(parent)) signal(pid, 'SIGCONT');
}

/** The process ids of the children of a process, in the order in which they were started. */
export async function childrenOf(parent: number): Promise<number[]> {
  const family = await familyOf({ pid: parent });
  return family.map(({ pid }) => pid).filter((pid) => pid !== parent);
}

/** A process and its children, each with the letter that Linux has for its state. */
async function familyOf({
  pid: parent,
}: Pick<ChildProcess, 'pid'>): Promise<{ pid: number; state: string }[]> {
  const numbers = (await readdir('/proc')).filter((name) => /^\d+$/.test(name));
  const texts = await Promise.all(
    numbers.map((number) => readFile(`/proc/${number}/stat`, 'utf8').catch(() => '')),
  );
  return texts
    .map((text) => /^(?<pid>\d+) .*\) (?<state>\w) (?<above>\d+) /s.exec(text)?.groups ?? {})
    .filter(({ pid, above }) => [pid, above].includes(String(parent)))
    .map(({ pid, state = '' }) => ({ pid: Number(pid), state }));
}

/** Sends a signal to a process that may have ended by now. */
function signal(pid: number, name: NodeJS.Signals): void {
  try {
    process.kill(pid, name);
  } catch (error) {
    if (!(error instanceof Error && 'code' in error && error.code === 'ESRCH')) throw error;
  }
}
