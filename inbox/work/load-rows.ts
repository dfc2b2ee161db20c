import { limitConcurrency } from '#lib/concurrency';
import { BATCH_MAX } from '#lib/office/protocol';
import type { OfficeClient } from './client';
import type { OpenedRow, OpeningKeys } from './opening/open-row';
import type { WorkPool } from './opening/worker-pool';
import type { StateHolder } from './state';
import type { SubmissionDoubt } from './submission-types';

/** How many requests for rows run at a time. */
const REQUESTS = 2;

/** After how many more rows the list is made anew while it is loaded: that takes time too. */
const ROWS_SHOWN = 500;

/** What loading rows works with. */
export interface Loading {
  readonly state: StateHolder;
  readonly pool: Pick<WorkPool, 'openRows'>;
  readonly keys: OpeningKeys;
}

/** Loads and opens rows by their ids. Gives the ids of which nothing came. @throws OfficeError. */
export async function loadRows(
  ids: readonly string[],
  client: Pick<OfficeClient, 'rows'>,
  loading: Loading,
): Promise<string[]> {
  const asked = new Set(ids);
  const shown = showing(loading.state, asked.size);
  const limit = limitConcurrency(REQUESTS);
  const pending = [...asked];
  const openings: Promise<void>[] = [];
  const loadBatch = async (batch: string[]): Promise<void> => {
    const { rows, left } = await client.rows(batch);
    const opening = open(rows, new Set(batch), loading, asked, shown);
    openings.push(opening);
    // It is looked at below, once all have come: until then nobody shall report it as unhandled.
    opening.catch(() => undefined);
    const wanted = new Set(batch);
    const again = [...new Set(left)].filter((id) => wanted.has(id));
    // A server that gives nothing, and says that it will, is not asked for ever.
    if (again.length > 0 && again.length < batch.length) await loadBatch(again);
  };
  const batches: string[][] = [];
  for (let at = 0; at < pending.length; at += BATCH_MAX) batches.push(pending.slice(at, at + BATCH_MAX));
  try {
    await Promise.all(batches.map((batch) => limit(() => loadBatch(batch))));
  } finally {
    await Promise.allSettled(openings);
    shown.end();
  }
  await Promise.all(openings);
  return [...asked];
}

/** Opens rows that came from a file. Gives the ids of those that it holds. */
export async function openFileRows(
  rows: readonly { readonly id: string }[],
  loading: Loading,
): Promise<string[]> {
  const ids = new Set(rows.map(({ id }) => id));
  const asked = new Set(ids);
  const shown = showing(loading.state, asked.size);
  const batches: (typeof rows)[] = [];
  for (let at = 0; at < rows.length; at += BATCH_MAX) batches.push(rows.slice(at, at + BATCH_MAX));
  try {
    await Promise.all(batches.map((batch) => open(batch, ids, loading, asked, shown)));
  } finally {
    shown.end();
  }
  return [...ids];
}

/** Opens rows, each that was asked for once; takes their ids off those that are `missing`. */
async function open(
  rows: readonly unknown[],
  wanted: ReadonlySet<string>,
  { pool, keys }: Loading,
  missing: Set<string>,
  shown: Showing,
): Promise<void> {
  const opened = await pool.openRows(rows, keys);
  const taken = opened.flatMap((row) => {
    const id = row?.submission.id;
    return row && id !== undefined && wanted.has(id) && missing.delete(id) ? [row] : [];
  });
  shown.add(taken);
}

/** A row, marked where entries are gone that it had before in this session: an honest server takes none back. */
function markedIfShorter(row: OpenedRow, before: OpenedRow | undefined): OpenedRow {
  const { entries, doubts } = row.submission;
  const ids = new Set(entries.map(({ id }) => id));
  const isShorter = before?.submission.entries.some(({ id }) => !ids.has(id)) ?? false;
  // Once told it stays told: of what is left of the history nothing seems missing.
  const wasMarked = before?.submission.doubts.includes('history') ?? false;
  if (doubts.includes('history') || !(isShorter || wasMarked)) return row;
  return withDoubt(row, 'history');
}

/** A row with one more doubt, once. */
export function withDoubt(row: OpenedRow, doubt: SubmissionDoubt): OpenedRow {
  const doubts = [...new Set([...row.submission.doubts, doubt])];
  return { ...row, submission: { ...row.submission, doubts } };
}

/** Shows rows as they are opened, and how far that is. */
interface Showing {
  add(rows: readonly OpenedRow[]): void;
  end(): void;
}

function showing(state: StateHolder, total: number): Showing {
  const waiting: OpenedRow[] = [];
  let done = 0;
  state.change({ progress: { phase: 'loading', done, total } });
  /** The rows as they are now, with those that wait: others may have changed some meanwhile. */
  const withWaiting = () => {
    const rows = new Map(state.get().rows);
    for (const row of waiting.splice(0)) {
      const { id } = row.submission;
      rows.set(id, markedIfShorter(row, rows.get(id)));
    }
    return rows;
  };
  return {
    add: (opened) => {
      waiting.push(...opened);
      done += opened.length;
      const progress = { phase: 'opening', done, total } as const;
      state.change(waiting.length < ROWS_SHOWN ? { progress } : { progress, rows: withWaiting() });
    },
    end: () => state.change({ progress: null, rows: withWaiting() }),
  };
}
