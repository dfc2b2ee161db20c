import { countGivenUp } from '#lib/feedback/store/silent-disks';
import { withTimeout } from '#lib/timeout';

// A disk of the network that goes away answers nothing at all: a call to the file system then never ends, keeps one of the
// few threads that Node has for all files, and keeps the process from ending. So such a disk is asked one thing at a time,
// with a timeout, and nothing more while an answer is still outstanding.

/** The disk has not answered in time, or still owes the answer to an earlier question. */
export class DiskSilent extends Error {
  override name = 'DiskSilent';

  constructor() {
    super('那块磁盘没有答复');
  }
}

/**
 * Asks a disk that may hang: does `work` once what was asked before has ended.
 * @throws DiskSilent when it has not ended in time, or another has not. What the work throws passes.
 */
export type OtherDisk = <T>(work: () => Promise<T>) => Promise<T>;

/** Creates the way to ask a disk that may hang. @param timeout of a question with those before it, in milliseconds. */
export function otherDisk(timeout: number): OtherDisk {
  let last: Promise<unknown> = Promise.resolve();
  let isSilent = false;

  return async (work) => {
    if (isSilent) throw new DiskSilent();
    let isGivenUp = false;
    const mine = last.then(() => {
      // Nobody waits for it any more, and so nobody would hear what became of it.
      if (isGivenUp) throw new DiskSilent();
      return work();
    });
    const ended = mine.then(
      () => undefined,
      () => undefined,
    );
    last = ended;
    const answer = await withTimeout(
      timeout,
      mine.then((value) => ({ value })),
    );
    if (answer !== null) return answer.value;
    isGivenUp = true;
    isSilent = true;
    countGivenUp(ended);
    void last.then(() => {
      isSilent = false;
    });
    throw new DiskSilent();
  };
}
