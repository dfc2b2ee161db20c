/** Before this nobody wonders whether anything happens, in milliseconds. */
const SILENT = 1_000;

/** How often a bar changes, and how often a line is written where there is no terminal, in milliseconds. */
const BAR_EVERY = 100;
const LINE_EVERY = 10_000;

/** Characters of a bar. */
const WIDTH = 24;

/** Moves to the beginning of the line and clears it. */
const CLEAR = '\r\u001b[K';

/** Where progress is shown. */
export interface ProgressOutput {
  /** The present moment, in milliseconds. */
  now(): number;
  /** Whether what is written can be written over. */
  readonly isTerminal: boolean;
  write(text: string): void;
}

/** Shows, once it takes a while, how far a work of known length is: in figures alone. */
export class Progress {
  private shownAt: number;
  private hasBar = false;

  constructor(
    private readonly total: number,
    private readonly place: ProgressOutput,
  ) {
    const { isTerminal } = place;
    this.shownAt = place.now() + (isTerminal ? SILENT - BAR_EVERY : 0);
  }

  /** Tells how much is done. */
  at(done: number): void {
    const { isTerminal, write } = this.place;
    const now = this.place.now();
    if (now - this.shownAt < (isTerminal ? BAR_EVERY : LINE_EVERY)) return;
    this.shownAt = now;
    this.hasBar = isTerminal;
    const figures = `已打开 ${done} / ${this.total}`;
    write(isTerminal ? `${CLEAR}${bar(done / this.total)} ${figures}` : `${figures}\n`);
  }

  /** Takes the bar away. */
  end(): void {
    if (this.hasBar) this.place.write(CLEAR);
    this.hasBar = false;
  }
}

function bar(share: number): string {
  const full = Math.floor(share * WIDTH);
  return `[${'#'.repeat(full)}${'-'.repeat(WIDTH - full)}]`;
}
