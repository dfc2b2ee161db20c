import type { Clock, Instant } from '#lib/clock';

/** How long the same line of another worker says nothing new, in milliseconds: each looks every few seconds. */
const SAME = 60_000;

/** The lines that workers have for the log. */
export interface LogLines<Worker> {
  /** A worker begins. */
  begin(worker: Worker): void;
  say(worker: Worker, text: string, isError: boolean): void;
}

/**
 * Prints the lines of workers, each of which looks at the same database and says what it sees: what one said is not printed
 * for another within a minute. One that begins with what was printed last says nothing new either.
 */
export function createLogLines<Worker extends WeakKey>(
  print: (text: string, isError: boolean) => void,
  clock: Clock,
): LogLines<Worker> {
  const printed = new Map<string, { by: Worker; at: Instant }>();
  const silent = new WeakSet<Worker>();
  let last: string | null = null;
  return {
    begin: (worker) => silent.add(worker),
    say: (worker, text, isError) => {
      const isFirst = silent.delete(worker);
      const now = clock.now();
      for (const [line, { at }] of printed) if (now - at >= SAME) printed.delete(line);
      const before = printed.get(text);
      if ((before && before.by !== worker) || (isFirst && text === last)) return;
      printed.set(text, { by: worker, at: now });
      last = text;
      print(text, isError);
    },
  };
}
