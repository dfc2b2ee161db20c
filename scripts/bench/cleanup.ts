/** What has to be undone at the end, whatever happens: last done, first undone. */
export class Cleanup {
  private readonly steps: (() => Promise<unknown>)[] = [];

  /** Has `step` done at the end. */
  later(step: () => Promise<unknown>): void {
    this.steps.push(step);
  }

  /** Undoes everything; one failure does not keep the others from being undone. */
  async run(): Promise<void> {
    for (let step = this.steps.pop(); step; step = this.steps.pop()) {
      await step().catch((error: unknown) => console.error(error));
    }
  }
}
