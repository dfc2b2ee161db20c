/** How long nothing is shown, in milliseconds: short work needs no progress. */
const DELAY = 1_000;

/** Shortest time between two updates of the bar, or of lines where there is no terminal, in milliseconds. */
const BAR_EVERY = 100;
const LINE_EVERY = 10_000;

/** Width of the bar in characters. */
const WIDTH = 24;

/** Control sequence: carriage return, and erase the line. */
const CLEAR = '\r\u001b[K';

/** Where progress is written. */
export interface ProgressOutput {
  /** The present moment, in milliseconds. */
  now(): number;
  /** Whether a line can be overwritten. */
  readonly isTerminal: boolean;
  write(text: string): void;
}

/** Shows the progress of work of known length, once it takes a while: a bar on a terminal, else lines. */
export class Progress {
  private updatedAt: number;
  private hasBar = false;

  constructor(
    private readonly total: number,
    private readonly output: ProgressOutput,
  ) {
    const { isTerminal } = output;
    this.updatedAt = output.now() + (isTerminal ? DELAY - BAR_EVERY : 0);
  }

  /** Updates how much is done. */
  at(done: number): void {
    const { isTerminal, write } = this.output;
    const now = this.output.now();
    if (now - this.updatedAt < (isTerminal ? BAR_EVERY : LINE_EVERY)) return;
    this.updatedAt = now;
    this.hasBar = isTerminal;
    const figures = `已打开 ${done} / ${this.total}`;
    write(isTerminal ? `${CLEAR}${bar(done / this.total)} ${figures}` : `${figures}\n`);
  }

  /** Erases the bar. */
  end(): void {
    if (this.hasBar) this.output.write(CLEAR);
    this.hasBar = false;
  }
}

function bar(share: number): string {
  const full = Math.floor(share * WIDTH);
  return `[${'#'.repeat(full)}${'-'.repeat(WIDTH - full)}]`;
}
