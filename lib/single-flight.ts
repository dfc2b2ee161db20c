/** Single flight: concurrent calls with one key share a promise. */
export class SingleFlight<Made> {
  private readonly underWay = new Map<string, Promise<Made>>();

  /** Runs `work`, or returns the promise of the call that runs under this key already. */
  run(key: string, work: () => Promise<Made>): Promise<Made> {
    const making = this.underWay.get(key) ?? work().finally(() => this.underWay.delete(key));
    this.underWay.set(key, making);
    return making;
  }
}
