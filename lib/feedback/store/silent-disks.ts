// A call to a disk that is gone may never end, and neither does a process that has one outstanding, since Node waits for its
// threads, by `process.exit` too. So what was given up is counted, for whoever ends the process.

/** How many calls of this process were given up and have not ended. */
let outstanding = 0;

/** Whether a disk still owes this process an answer: then it does not end by itself, nor by `process.exit`. */
export function isDiskSilent(): boolean {
  return outstanding > 0;
}

/** Counts a call that was given up, until it ends. @param ended never rejects. */
export function countGivenUp(ended: Promise<unknown>): void {
  outstanding += 1;
  void ended.then(() => {
    outstanding -= 1;
  });
}
