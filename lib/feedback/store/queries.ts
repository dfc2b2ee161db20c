import type { Kysely } from 'kysely';
import type { ReceiptForm } from '#lib/feedback/crypto/receipt';
import { nightStore } from '#lib/feedback/store/copies/night-queries';
import { type Eraser, historyStore, listHistories, readHistoryOf } from '#lib/feedback/store/history-queries';
import { mailStore } from '#lib/feedback/store/mail-queries';
import { exchangeStore } from '#lib/feedback/store/office/exchange-queries';
import { inboxStore } from '#lib/feedback/store/office/inbox-queries';
import { peopleStore } from '#lib/feedback/store/office/invitation-queries';
import { officeStore } from '#lib/feedback/store/office/office-queries';
import { recordStore } from '#lib/feedback/store/office/record-queries';
import { setupStore } from '#lib/feedback/store/office/setup-queries';
import { templateStore } from '#lib/feedback/store/office/template-queries';
import { isOfficeOf, recordSubmission } from '#lib/feedback/store/recording';
import { retentionStore } from '#lib/feedback/store/retention-queries';
import type { DatabaseTypes } from '#lib/feedback/store/schema/migrations';
import type { Tables } from '#lib/feedback/store/schema/tables';
import type { FeedbackStore, StoredSubmission, TokenHashes } from '#lib/feedback/store/store';

/**
 * Creates the store over a migrated database: the same queries for SQLite and PostgreSQL.
 * @param hasClock whether the database has a server with a clock of its own.
 */
export function createStore(
  db: Kysely<Tables>,
  bytes: DatabaseTypes['bytes'],
  eraser: Eraser,
  hasClock = false,
): FeedbackStore {
  async function find({ tokenHash, lettersHash }: TokenHashes): Promise<StoredSubmission | null> {
    const found = await db
      .selectFrom('submission')
      .select(['received', 'digits_hash', 'destroyed_reason'])
      .where(({ eb, or }) => or([eb('token_hash', '=', tokenHash), eb('receipt_hash', '=', lettersHash)]))
      .executeTakeFirst();
    if (!found) return null;
    const { received, destroyed_reason: reason } = found;
    return {
      received,
      form: formOf(found),
      ...(reason !== null && { destroyed: { day: received, reason } }),
    };
  }

  return {
    find,
    ...officeStore(db),
    ...historyStore(db, bytes, eraser),
    ...setupStore(db),
    ...inboxStore(db),
    ...peopleStore(db, bytes),
    ...exchangeStore(db, bytes),
    ...recordStore(db),
    ...templateStore(db, bytes),
    ...nightStore(db),
    ...retentionStore(db, hasClock),
    ...mailStore(db),

    async insert(submission, sealedTo = null) {
      const stored = await recordSubmission(db, bytes, submission, sealedTo);
      if (stored) return { received: submission.received, form: 'digits' };
      const standing = await find(submission);
      if (standing || (sealedTo !== null && !(await isOfficeOf(db, sealedTo)))) return standing;
      throw new Error('a submission was neither stored nor there already');
    },

    async idOf({ form, hash }) {
      const found = await db
        .selectFrom('submission')
        .select('id')
        .where(form === 'digits' ? 'digits_hash' : 'receipt_hash', '=', hash)
        .executeTakeFirst();
      return found?.id ?? null;
    },

    async lookUp({ form, hash }) {
      const found = await db
        .selectFrom('submission')
        .select(['id', 'notice', 'received', 'digits_hash', 'destroyed_reason'])
        .where(form === 'digits' ? 'digits_hash' : 'receipt_hash', '=', hash)
        .executeTakeFirst();
      if (!found) return null;
      const { id, notice, received, destroyed_reason: reason } = found;
      const destroyed = reason === null ? null : { day: received, reason };
      const entries = destroyed ? [] : await readHistoryOf(db, id, 'writer');
      return { id, notice, received, form: formOf(found), destroyed, entries };
    },

    async receiptSalt() {
      const { salt } = await db.selectFrom('receipt_salt').select('salt').executeTakeFirstOrThrow();
      return new Uint8Array(salt);
    },

    async list() {
      const listed = await db
        .selectFrom('submission')
        .select(['id', 'notice', 'received'])
        .where('state', '<>', 'destroyed')
        .orderBy('received')
        .orderBy('id')
        .execute();
      const entries = await listHistories(db);
      return listed.map((one) => ({ ...one, entries: entries.get(one.id) ?? [] }));
    },

    async read(id) {
      const found = await db
        .selectFrom('submission')
        .select(['id', 'notice', 'received', 'sealed'])
        .where('id', '=', id)
        .where('state', '<>', 'destroyed')
        .executeTakeFirst();
      if (!found) return null;
      return {
        ...found,
        sealed: new Uint8Array(found.sealed),
        entries: await readHistoryOf(db, id, 'office'),
      };
    },

    async dailyKey(purpose, fresh, keepFrom) {
      await db.deleteFrom('daily_key').where('purpose', '=', purpose).where('day', '<', keepFrom).execute();
      await db
        .insertInto('daily_key')
        .values({ purpose, day: fresh.day, secret: fresh.secret })
        .onConflict((conflict) => conflict.columns(['purpose', 'day']).doNothing())
        .execute();
      const { day, secret } = await db
        .selectFrom('daily_key')
        .select(['day', 'secret'])
        .where('purpose', '=', purpose)
        .where('day', '=', fresh.day)
        .executeTakeFirstOrThrow();
      return { day, secret: new Uint8Array(secret) };
    },

    async dailyKeys(purpose) {
      const keys = await db
        .selectFrom('daily_key')
        .select(['day', 'secret'])
        .where('purpose', '=', purpose)
        .execute();
      return keys.map(({ day, secret }) => ({ day, secret: new Uint8Array(secret) }));
    },

    async count({ purpose, source, hour }) {
      const { count } = await db
        .insertInto('source_count')
        .values({ purpose, source, hour, count: 1 })
        .onConflict((conflict) =>
          conflict
            .columns(['purpose', 'source', 'hour'])
            .doUpdateSet(({ eb, ref }) => ({ count: eb(ref('source_count.count'), '+', 1) })),
        )
        .returning('count')
        .executeTakeFirstOrThrow();
      return count;
    },

    async uncount({ purpose, source, hour }) {
      await db
        .updateTable('source_count')
        .set(({ eb }) => ({ count: eb('count', '-', 1) }))
        .where('purpose', '=', purpose)
        .where('source', '=', source)
        .where('hour', '=', hour)
        .execute();
    },

    async forgetCounts(before) {
      await db.deleteFrom('source_count').where('hour', '<', before).execute();
    },

    close: () => db.destroy(),
  };
}

/** The form of the receipt that its writer was shown. */
function formOf({ digits_hash }: Pick<Tables['submission'], 'digits_hash'>): ReceiptForm {
  return digits_hash === null ? 'letters' : 'digits';
}
