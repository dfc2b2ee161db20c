import { readdir, readFile } from 'node:fs/promises';

/** Milliseconds of a tick of the clock that Linux counts CPU by (USER_HZ, proc(5)). */
const TICK = 10;

/** The CPU time of all descendants of a process so far, user and system, in milliseconds: what a busy machine does not change. */
export async function descendantsCpu(ancestor: number): Promise<number> {
  const numbers = (await readdir('/proc')).filter((name) => /^\d+$/.test(name));
  const texts = await Promise.all(
    numbers.map((number) => readFile(`/proc/${number}/stat`, 'utf8').catch(() => '')),
  );
  const processes = texts.flatMap((text) => {
    const [, pid, rest = ''] = /^(\d+) .*\) (.*)$/s.exec(text) ?? [];
    // Of the fields after the name: the parent is the second, user and system time the 12th and 13th (proc(5), stat).
    const fields = rest.split(' ').map(Number);
    const ticks = (fields[11] ?? 0) + (fields[12] ?? 0);
    return pid === undefined ? [] : [{ pid: Number(pid), parent: fields[1] ?? 0, ticks }];
  });
  const family = new Set([ancestor]);
  for (let before = 0; before < family.size; ) {
    before = family.size;
    for (const { pid, parent } of processes) if (family.has(parent)) family.add(pid);
  }
  const ticks = processes
    .filter(({ pid }) => pid !== ancestor && family.has(pid))
    .reduce((sum, one) => sum + one.ticks, 0);
  return ticks * TICK;
}
