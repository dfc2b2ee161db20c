import { hashOfRecordEntry } from '#lib/feedback/store/office/record-chain';
import {
  DESTROYING_KINDS,
  type NewRecord,
  type RecordEntry,
  type RecordHead,
} from '#lib/feedback/store/office/record-store';
import { RECORD_PAGE } from '#lib/office/record';

/** An office's record in memory, which a test can write to as whoever has the database may. */
export class FakeRecord {
  entries: RecordEntry[] = [];

  head(): RecordHead | null {
    const last = this.entries.at(-1);
    return last ? { number: last.number, hash: hashOfRecordEntry(last) } : null;
  }

  page(after: number) {
    const entries = this.entries.filter(({ number }) => number > after).slice(0, RECORD_PAGE);
    return { entries, head: this.head() };
  }

  destroyingOf(submission: string): RecordEntry | null {
    const isAbout = (entry: RecordEntry) =>
      entry.submission === submission && DESTROYING_KINDS.some((kind) => kind === entry.kind);
    return this.entries.findLast(isAbout) ?? null;
  }

  add(entry: NewRecord): 'applied' | 'already' {
    if (this.entries.some(({ id }) => id === entry.id)) return 'already';
    this.entries.push({
      ...({ v: 1, number: this.entries.length + 1, before: this.head()?.hash ?? '' } as const),
      ...{ detail: null, device: null, submission: null, subject: null, count: null },
      ...{ reason: null, signed: null, signature: null },
      ...entry,
    });
    return 'applied';
  }

  /** Writes a chain anew over these entries, as whoever has the database can. */
  rewrite(entries: readonly RecordEntry[]): void {
    this.entries = [];
    for (const { number: _, before: __, ...entry } of entries) this.add(entry);
  }
}
