/** Single flight: concurrent calls with one key share a promise. */
export class SingleFlight<Result> {
  private readonly pending = new Map<string, Promise<Result>>();

  /** Runs `work`, or returns the promise of the call that runs under this key already. */
  run(key: string, work: () => Promise<Result>): Promise<Result> {
    const promise = this.pending.get(key) ?? work().finally(() => this.pending.delete(key));
    this.pending.set(key, promise);
    return promise;
  }
}

/** Runs `work` while nothing else runs under this key, in this process or any other that shares the lock. */
export type Exclusive = <Result>(key: string, work: () => Promise<Result>) => Promise<Result>;
