import type { Kysely, Selectable } from 'kysely';
import { hashOfRecordEntry } from '#lib/feedback/store/office/record-chain';
import {
  type ChainedRecord,
  DESTROYING_KINDS,
  type NewRecord,
  type RecordEntry,
  type RecordStore,
} from '#lib/feedback/store/office/record-store';
import type { Tables } from '#lib/feedback/store/schema/tables';
import { StoreUnavailable } from '#lib/feedback/store/unavailable';

/** How often an entry is tried at the end of the record, where others are added before it. */
const TRIES = 500;

/** The hour under which a day's rows are counted: its last, so that cleaning up past hours leaves them until it is over. */
const hourOfDay = (day: string) => `${day}T23`;

/** Creates the part of the store that holds the office's record, by the same queries for SQLite and PostgreSQL. */
export function recordStore(db: Kysely<Tables>): RecordStore {
  async function recordHead() {
    const head = await db
      .selectFrom('office_record')
      .select(['number', 'hash'])
      .orderBy('number', 'desc')
      .limit(1)
      .executeTakeFirst();
    return head ?? null;
  }

  async function destroyingOf(submission: string): Promise<RecordEntry | null> {
    const last = await db
      .selectFrom('office_record')
      .selectAll()
      .where('submission', '=', submission)
      .where('kind', 'in', DESTROYING_KINDS)
      .orderBy('number', 'desc')
      .limit(1)
      .executeTakeFirst();
    return last ? chainedOf(last).entry : null;
  }

  /** Compares an entry with the one that has its id: `already` where it is the same, `refused` for another; null for none. */
  async function standing(entry: RecordEntry): Promise<'already' | 'refused' | null> {
    const found = await db
      .selectFrom('office_record')
      .select(['kind', 'device', 'signature'])
      .where('id', '=', entry.id)
      .executeTakeFirst();
    if (!found) return null;
    const isSame = found.kind === entry.kind && found.device === entry.device;
    return isSame && found.signature === entry.signature ? 'already' : 'refused';
  }

  /** Puts an entry at its place, if nothing stands there. */
  async function insert(entry: RecordEntry): Promise<boolean> {
    const { v: _, before, count, ...columns } = entry;
    const inserted = await db
      .insertInto('office_record')
      .values({ ...columns, before_hash: before, concerned: count, hash: hashOfRecordEntry(entry) })
      .onConflict((conflict) => conflict.doNothing())
      .returning('number')
      .executeTakeFirst();
    return inserted !== undefined;
  }

  return {
    recordHead,
    destroyingOf,

    async addRecord(wanted, after = null) {
      for (let tries = 0; tries < TRIES; tries += 1) {
        const head = await recordHead();
        const entry = entryAfter(head, wanted);
        const found = await standing(entry);
        if (found !== null) return found;
        // Read after the head: where another is added meanwhile, its place is taken, and this is asked again.
        if (after !== null && ((await destroyingOf(entry.submission ?? ''))?.id ?? '') !== after)
          return 'changed';
        if (await insert(entry)) return 'applied';
      }
      throw new StoreUnavailable('busy');
    },

    async countRows(source, day, rows) {
      const [purpose, hour] = ['rows', hourOfDay(day)] as const;
      await db.deleteFrom('source_count').where('purpose', '=', purpose).where('hour', '<', hour).execute();
      const { count } = await db
        .insertInto('source_count')
        .values({ purpose, source, hour, count: rows })
        .onConflict((conflict) =>
          conflict
            .columns(['purpose', 'source', 'hour'])
            .doUpdateSet(({ eb, ref }) => ({ count: eb(ref('source_count.count'), '+', rows) })),
        )
        .returning('count')
        .executeTakeFirstOrThrow();
      return count;
    },

    async records(after, most) {
      const rows = await db
        .selectFrom('office_record')
        .selectAll()
        .where('number', '>', after)
        .orderBy('number')
        .limit(most)
        .execute();
      return rows.map(chainedOf);
    },
  };
}

function entryAfter(
  head: { readonly number: number; readonly hash: string } | null,
  entry: NewRecord,
): RecordEntry {
  return {
    ...{ v: 1, number: (head?.number ?? 0) + 1, before: head?.hash ?? '' },
    ...{ detail: null, device: null, submission: null, subject: null, count: null, reason: null },
    ...{ signed: null, signature: null },
    ...entry,
  };
}

function chainedOf(row: Selectable<Tables['office_record']>): ChainedRecord {
  const { hash, before_hash: before, concerned: count, ...columns } = row;
  return { entry: { v: 1, ...columns, before, count }, hash };
}
