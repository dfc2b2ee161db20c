import { generateX25519Identity, identityToRecipient } from 'age-encryption';
import { systemClock } from '#lib/clock';
import type { Row } from '#lib/office/protocol';
import type { OpeningKeys } from '../../../inbox/work/opening/open-row';
import { openWorkPool } from '../../../inbox/work/opening/worker-pool';
import { browserPlatform } from '../../../inbox/work/platform';
import { searchTextOfOpened } from '../../../inbox/work/search';

/** The text of the worker's program, which the bundler writes here. */
declare const INBOX_WORKER: string;

/** How many rows a worker is given at a time, as they come over the network. */
const BATCH = 100;

/** What is measured in the browser, by the names that the page gives them. */
export interface InboxPage {
  /** Opens rows and normalises what they say for searching, in workers or in the page; gives the milliseconds of both. */
  open(rows: readonly Row[], keys: OpeningKeys, hasWorkers: boolean): Promise<OpenedIn>;
  /** The milliseconds of one X25519 (an identity's recipient), over so many. */
  scalarMult(times: number): Promise<number>;
}

/** How long it took, in milliseconds, with how many workers. */
export interface OpenedIn {
  readonly opened: number;
  readonly opening: number;
  readonly searching: number;
  readonly workers: number;
}

const page: InboxPage = {
  open: async (rows, keys, hasWorkers) => {
    const real = browserPlatform(INBOX_WORKER);
    const platform = hasWorkers ? real : { ...real, workers: 0 };
    const begun = systemClock.now();
    const pool = await openWorkPool(platform);
    const batches: Row[][] = [];
    for (let at = 0; at < rows.length; at += BATCH) batches.push(rows.slice(at, at + BATCH));
    const all = (await Promise.all(batches.map((batch) => pool.openRows(batch, keys)))).flat();
    const done = systemClock.now();
    const submissions = all.flatMap((row) => (row?.submission.submission ? [row.submission] : []));
    for (const submission of submissions)
      searchTextOfOpened({
        ...submission,
        labels: [],
        assignee: null,
        isJunk: false,
        entered: null,
        merge: null,
      });
    const searched = systemClock.now();
    pool.end();
    return {
      opened: submissions.length,
      opening: done - begun,
      searching: searched - done,
      workers: hasWorkers ? pool.size : 0,
    };
  },
  scalarMult: async (times) => {
    const identity = await generateX25519Identity();
    const begun = systemClock.now();
    for (let time = 0; time < times; time += 1) await identityToRecipient(identity);
    return (systemClock.now() - begun) / times;
  },
};

Object.assign(globalThis, { inboxPage: page });
