/** Work that is under way for a name is done once: whoever asks for it meanwhile gets what comes of it. */
export class SingleFlight<Made> {
  private readonly underWay = new Map<string, Promise<Made>>();

  /** What `work` makes, or what is being made under this name already. */
  run(name: string, work: () => Promise<Made>): Promise<Made> {
    const making = this.underWay.get(name) ?? work().finally(() => this.underWay.delete(name));
    this.underWay.set(name, making);
    return making;
  }
}
