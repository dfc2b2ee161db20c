import type { Expression, Kysely, SqlBool } from 'kysely';
import type { Instant } from '#lib/clock';
import { readDestroyed } from '#lib/feedback/store/destroyed-queries';
import {
  ENTRY_KINDS,
  entriesInOrder,
  type HistoryEntry,
  type ListedEntry,
  OF_OFFICE,
} from '#lib/feedback/store/entry';
import { isFullOfActs, isOfficeOf, recordEntry } from '#lib/feedback/store/recording';
import type { DatabaseTypes } from '#lib/feedback/store/schema/migrations';
import type { Tables } from '#lib/feedback/store/schema/tables';
import type { FeedbackStore } from '#lib/feedback/store/store';

/** The id of the single row that tells that files are to be rewritten. */
const PENDING = 1;

/** Rewrites a database's files, so that they hold nothing of what was deleted. */
export interface Eraser {
  /** Whether the time has come. @param since the Beijing day on which something was destroyed. */
  isDue(since: string, now: Instant): boolean;
  /** False where another program keeps it from that: it is to be tried again. @throws StoreUnavailable. */
  erase(): Promise<boolean>;
}

/** The part of the store that records what happens to submissions after they were received. */
export type HistoryStore = Pick<
  FeedbackStore,
  'append' | 'destroy' | 'destroyRatings' | 'eraseDestroyed' | 'unerasedSince' | 'listDestroyed'
>;

const COLUMNS = ['id', 'submission', 'after_entry as after', 'kind', 'day', 'state'] as const;

/**
 * Reads the entries of one submission, in order.
 * @param reader `writer`: whoever shows the receipt, for whom the words of what is internal are not even read.
 */
export async function readHistoryOf(
  db: Kysely<Tables>,
  submission: string,
  reader: 'office' | 'writer',
): Promise<HistoryEntry[]> {
  const read = ENTRY_KINDS.filter((kind) => reader === 'office' || !OF_OFFICE.includes(kind));
  const rows = await db
    .selectFrom('entry')
    .select(COLUMNS)
    .select(({ eb, lit, ref }) =>
      eb.case().when('kind', 'in', read).then(ref('sealed')).else(lit(null)).end().as('sealed'),
    )
    .where('submission', '=', submission)
    .execute();
  return entriesInOrder(rows.map((row) => ({ ...row, sealed: row.sealed && new Uint8Array(row.sealed) })));
}

/** Reads what stands in the clear of every entry: by submission, in order. */
export async function listHistories(db: Kysely<Tables>): Promise<Map<string, ListedEntry[]>> {
  const found = new Map<string, ListedEntry[]>();
  for (const entry of await db.selectFrom('entry').select(COLUMNS).execute()) {
    const others = found.get(entry.submission);
    if (others) others.push(entry);
    else found.set(entry.submission, [entry]);
  }
  return new Map(Array.from(found, ([id, entries]) => [id, entriesInOrder(entries)]));
}

/** Remembers, for whoever rewrites the files, since which Beijing day they hold something that is to be erased. */
export async function markErasure(db: Kysely<Tables>, day: string, mark: string): Promise<void> {
  await db
    .insertInto('pending_erasure')
    .values({ id: PENDING, day, mark })
    .onConflict((conflict) => conflict.column('id').doUpdateSet({ mark }))
    .execute();
}

/** Creates the part of the store that records what happens later, by the same queries for SQLite and PostgreSQL. */
export function historyStore(
  db: Kysely<Tables>,
  bytes: DatabaseTypes['bytes'],
  eraser: Eraser,
): HistoryStore {
  async function isStanding(id: string): Promise<boolean> {
    const found = await db.selectFrom('submission').select('state').where('id', '=', id).executeTakeFirst();
    return found !== undefined && found.state !== 'destroyed';
  }

  const markPending = (day: string, mark: string) => markErasure(db, day, mark);

  async function deleteEntriesOf(submission: string): Promise<void> {
    await db.deleteFrom('entry').where('submission', '=', submission).execute();
  }

  return {
    async append(entry, sealedTo = null) {
      const { id, submission, device = null, signature = null } = entry;
      const isFull = device !== null && (await isFullOfActs(db, submission));
      if (!isFull && (await recordEntry(db, bytes, entry, sealedTo))) return 'applied';
      if (!(await isStanding(submission))) return 'gone';
      const standing = await db
        .selectFrom('entry')
        .select(['submission', 'device', 'signature'])
        .where('id', '=', id)
        .executeTakeFirst();
      if (standing) {
        const isSame = standing.submission === submission && standing.device === device;
        return isSame && standing.signature === signature ? 'already' : 'refused';
      }
      if (isFull) return 'refused';
      return sealedTo !== null && !(await isOfficeOf(db, sealedTo)) ? 'other-key' : 'changed';
    },

    async destroy(id, { day, reason }, after) {
      if (!(await isStanding(id))) {
        await deleteEntriesOf(id);
        const found = await db.selectFrom('submission').select('id').where('id', '=', id).executeTakeFirst();
        return found ? 'already' : 'gone';
      }
      // Before, so that an end half-way is made good when files are rewritten; and after, since that may come between.
      await markPending(day, `before ${id}`);
      const destroyed = await db
        .updateTable('submission')
        .set({
          state: 'destroyed',
          destroyed_reason: reason,
          received: day,
          notice: '',
          sealed: new Uint8Array(),
        })
        .where('id', '=', id)
        .where('state', '<>', 'destroyed')
        .where(({ eb, exists, not, selectFrom }): Expression<SqlBool> => {
          const followed = selectFrom('entry')
            .select('entry.id')
            .where('entry.submission', '=', id)
            .where('entry.after_entry', '=', after ?? '');
          return after === null ? eb('id', '=', id) : not(exists(followed));
        })
        .returning('id')
        .executeTakeFirst();
      if (!destroyed && (await isStanding(id))) return 'changed';
      await deleteEntriesOf(id);
      await markPending(day, `after ${id}`);
      return destroyed ? 'applied' : 'already';
    },

    async destroyRatings(submission, before) {
      const entries = await readHistoryOf(db, submission, 'office');
      const at = entries.findIndex(({ id }) => id === before);
      const day = entries[at]?.day;
      const former = entries
        .slice(0, Math.max(at, 0))
        .filter(({ kind, sealed }) => kind === 'rating' && sealed);
      if (day === undefined || former.length === 0) return;
      await markPending(day, `before ${before}`);
      await db
        .updateTable('entry')
        .set({ sealed: null })
        .where(
          'id',
          'in',
          former.map(({ id }) => id),
        )
        .execute();
      await markPending(day, `after ${before}`);
    },

    async eraseDestroyed(now) {
      const pending = await db.selectFrom('pending_erasure').select(['day', 'mark']).executeTakeFirst();
      if (!pending || !eraser.isDue(pending.day, now)) return false;
      await db
        .deleteFrom('entry')
        .where('submission', 'in', (eb) =>
          eb.selectFrom('submission').select('submission.id').where('submission.state', '=', 'destroyed'),
        )
        .execute();
      if (!(await eraser.erase())) return false;
      await db.deleteFrom('pending_erasure').where('mark', '=', pending.mark).execute();
      return true;
    },

    async unerasedSince() {
      const pending = await db.selectFrom('pending_erasure').select('day').executeTakeFirst();
      return pending?.day ?? null;
    },

    listDestroyed: () => readDestroyed(db),
  };
}
