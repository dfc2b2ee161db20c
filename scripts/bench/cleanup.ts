/** A stack of asynchronous cleanup steps, run in reverse order (as the proposed AsyncDisposableStack). */
export class Cleanup {
  private readonly steps: (() => Promise<unknown>)[] = [];

  /** Pushes a step. */
  defer(step: () => Promise<unknown>): void {
    this.steps.push(step);
  }

  /** Runs and removes all steps, last in, first out; logs a step that fails, and goes on. */
  async run(): Promise<void> {
    for (let step = this.steps.pop(); step; step = this.steps.pop()) {
      await step().catch((error: unknown) => console.error(error));
    }
  }
}
