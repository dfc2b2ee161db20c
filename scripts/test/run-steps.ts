import type { Step } from './steps';

/** A step that has ended. */
export interface Ended {
  step: Step;
  /** Its exit code; null when a signal ended it. */
  code: number | null;
}

/** How steps are run. */
export interface Running {
  /** How many may run at the same time. */
  lanes: number;
  /** Runs a step, hands on what it prints, and gives its exit code. */
  start: (step: Step, print: (text: string) => void) => Promise<number | null>;
  /** Prints to the terminal. */
  print: (text: string) => void;
}

/**
 * Runs steps concurrently, each after those that it needs, and gives those that ended, in the order of `steps`. After
 * a failure none is started any more. The output of each step stays together, in the order in which they were started.
 */
export async function runSteps(steps: readonly Step[], { lanes, start, print }: Running): Promise<Ended[]> {
  const ended: Ended[] = [];
  const queue = outputQueue(print);
  const waiting = [...steps];
  const running = new Set<Promise<void>>();

  const isReady = ({ needs = [] }: Step) =>
    needs.every(
      (name) => ended.some(({ step }) => step.name === name) || !steps.some((one) => one.name === name),
    );
  const hasFailed = () => ended.some(({ code }) => code !== 0);

  for (;;) {
    while (running.size < lanes && !hasFailed()) {
      const next = waiting.findIndex(isReady);
      const [step] = next < 0 ? [] : waiting.splice(next, 1);
      if (!step) break;
      const output = queue.open(`\n── ${step.name}\n`);
      const work = start(step, output.print).then((code) => {
        ended.push({ step, code });
        output.close();
        running.delete(work);
      });
      running.add(work);
    }
    if (running.size === 0) break;
    await Promise.race(running);
  }
  return steps.flatMap((step) => ended.filter((one) => one.step === step));
}

/** The output of one step. */
interface Output {
  print: (text: string) => void;
  close: () => void;
}

/** Outputs that are printed one after the other, in the order in which they were opened: the first of them live. */
function outputQueue(print: (text: string) => void): { open: (heading: string) => Output } {
  const queue: { held: string[]; isClosed: boolean }[] = [];
  const advance = () => {
    for (;;) {
      const [first] = queue;
      if (!first) return;
      for (const text of first.held.splice(0)) print(text);
      if (!first.isClosed) return;
      queue.shift();
    }
  };
  return {
    open: (heading) => {
      const one = { held: [heading], isClosed: false };
      queue.push(one);
      advance();
      return {
        print: (text) => {
          one.held.push(text);
          advance();
        },
        close: () => {
          one.isClosed = true;
          advance();
        },
      };
    },
  };
}
