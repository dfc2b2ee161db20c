/** Runs an asynchronous function when its turn has come. */
export type ConcurrencyLimit = <T>(work: () => Promise<T>) => Promise<T>;

/** Waits for a turn; gives what ends it. */
export type TakeTurn = () => Promise<() => void>;

/** Hands out turns, of which at most `most` run at a time; the others wait in the order in which they came. */
export function takeTurns(most: number): TakeTurn {
  const waiting: (() => void)[] = [];
  let running = 0;
  const end = () => {
    // Whoever ends hands its turn on, so that nobody who comes between takes it.
    const next = waiting.shift();
    if (next) next();
    else running -= 1;
  };
  return async () => {
    if (running < most) running += 1;
    else await new Promise<void>((resolve) => waiting.push(resolve));
    return end;
  };
}

/** Limits how many asynchronous functions run at a time; the others wait in the order in which they came. */
export function limitConcurrency(most: number): ConcurrencyLimit {
  const take = takeTurns(most);
  return async (work) => {
    const end = await take();
    try {
      return await work();
    } finally {
      end();
    }
  };
}

/** Resolves once whatever else came meanwhile was begun: what takes long lets others in between. */
export function nextEvents(): Promise<void> {
  return new Promise((resolve) => setImmediate(resolve));
}
