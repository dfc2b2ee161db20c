import { createHash } from 'node:crypto';
import type { ChainedRecord } from '#lib/feedback/store/office/record-store';
import type { FeedbackStore } from '#lib/feedback/store/store';
import { RECORD_PAGE, type WireRecord } from '#lib/office/record';

/** How many rows a device may be given on a day before that is recorded as reading in bulk. */
export const BULK_ROWS = 50;

/**
 * Counts in the store the rows that devices are given, by all processes and machines together, and records once a day that one was
 * given many.
 */
export class BulkReading {
  private day = '';
  /** What could not be counted yet: a full disk keeps nobody from reading, and hides nothing for good. */
  private readonly uncounted = new Map<string, number>();
  private readonly recorded = new Set<string>();

  constructor(private readonly store: Pick<FeedbackStore, 'addRecord' | 'countRows'>) {}

  /** Notes that rows were given to a device. @param today the Beijing day, `YYYY-MM-DD`. @throws StoreUnavailable. */
  async note(device: string, rows: number, today: string): Promise<void> {
    if (this.day !== today) {
      this.day = today;
      this.uncounted.clear();
      this.recorded.clear();
    }
    if (rows === 0 || this.recorded.has(device)) return;
    const added = (this.uncounted.get(device) ?? 0) + rows;
    this.uncounted.delete(device);
    const count = await this.store.countRows(device, today, added).catch((error: unknown) => {
      this.uncounted.set(device, (this.uncounted.get(device) ?? 0) + added);
      throw error;
    });
    if (count <= BULK_ROWS) return;
    // The same in every process: one of them records it.
    const id = createHash('sha256').update(`${today} ${device}`).digest('base64url');
    await this.store.addRecord({ id: `read:${id}`, day: today, kind: 'read-bulk', device, count });
    this.recorded.add(device);
  }
}

/** The entries of the record after a number, as many as fit in a response. @throws StoreUnavailable. */
export async function recordPage(store: Pick<FeedbackStore, 'records' | 'recordHead'>, after: number) {
  const entries: WireRecord[] = (await store.records(after, RECORD_PAGE)).map(({ entry }) => entry);
  return { entries, head: await store.recordHead() };
}

/** Reads all of the record, in order, in pages. @throws StoreUnavailable. */
export async function* allRecords(store: Pick<FeedbackStore, 'records'>): AsyncGenerator<ChainedRecord> {
  let after = 0;
  for (;;) {
    const page = await store.records(after, RECORD_PAGE);
    yield* page;
    const last = page.at(-1);
    if (!last) return;
    after = last.entry.number;
  }
}
