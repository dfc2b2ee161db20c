import type { Kysely } from 'kysely';
import { entriesInOrder } from '#lib/feedback/store/entry';
import { markErasure } from '#lib/feedback/store/history-queries';
import type { InboxStore, MarkedEntry } from '#lib/feedback/store/office/office-store';
import type { Tables } from '#lib/feedback/store/schema/tables';

const DEVICE = [
  'id',
  'token_hash as tokenHash',
  'name',
  'role',
  'verify_key as verifyKey',
  'certificate',
  'state',
  'expires',
  'last_visit as lastVisit',
] as const;

/** Creates the part of the store that inboxes are answered from, by the same queries for SQLite and PostgreSQL. */
export function inboxStore(db: Kysely<Tables>): InboxStore {
  async function entriesOf(ids: readonly string[]): Promise<Map<string, MarkedEntry[]>> {
    const found = new Map(ids.map((id): [string, MarkedEntry[]] => [id, []]));
    const rows = await db
      .selectFrom('entry')
      .select(['id', 'submission', 'after_entry as after', 'kind', 'day', 'state'])
      .select(['sealed', 'sealed_to as sealedTo', 'device', 'signed', 'signature'])
      .where('submission', 'in', ids)
      .execute();
    for (const row of rows)
      found.get(row.submission)?.push({ ...row, sealed: row.sealed && new Uint8Array(row.sealed) });
    return found;
  }

  /** The ids of the submissions that stand, in order. */
  async function standingIds(): Promise<string[]> {
    const rows = await db
      .selectFrom('submission')
      .select('id')
      .where('state', '<>', 'destroyed')
      .orderBy('id')
      .execute();
    return rows.map(({ id }) => id);
  }

  return {
    async deviceByToken(tokenHash) {
      const found = await db
        .selectFrom('device')
        .select(DEVICE)
        .where('token_hash', '=', tokenHash)
        .executeTakeFirst();
      return found ?? null;
    },

    devices: () => db.selectFrom('device').select(DEVICE).orderBy('name').orderBy('id').execute(),

    async visit(device, day, expires) {
      await db
        .updateTable('device')
        .set({ last_visit: day, expires })
        .where('id', '=', device)
        .where('state', '=', 'active')
        .where('expires', '>=', day)
        .where('last_visit', '<>', day)
        .execute();
    },

    async revoke(device) {
      await db.updateTable('device').set({ state: 'revoked' }).where('id', '=', device).execute();
    },

    async renew(device, expires) {
      await db
        .updateTable('device')
        .set({ expires })
        .where('id', '=', device)
        .where('state', '=', 'active')
        .execute();
    },

    async rowVersions() {
      const submissions = await db
        .selectFrom('submission')
        .select(['id', 'sealed_to'])
        .where('state', '<>', 'destroyed')
        .orderBy('id')
        .execute();
      const versions = new Map(submissions.map(({ id, sealed_to }) => [id, [sealed_to]]));
      const entries = await db
        .selectFrom('entry')
        .select(['id', 'submission', 'sealed_to'])
        .select(({ eb }) => eb('sealed', 'is', null).as('wordless'))
        .orderBy('id')
        .execute();
      for (const { id, submission, sealed_to, wordless } of entries)
        versions.get(submission)?.push(id, sealed_to, String(Number(wordless)));
      return Array.from(versions, ([id, parts]) => ({ id, version: JSON.stringify(parts) }));
    },

    async readMany(ids, wanted = 'in-order') {
      if (ids.length === 0) return [];
      const found = await db
        .selectFrom('submission')
        .select(['id', 'notice', 'received', 'sealed', 'sealed_to as sealedTo'])
        .where('id', 'in', ids)
        .where('state', '<>', 'destroyed')
        .orderBy('id')
        .execute();
      const entries = await entriesOf(ids);
      return found.map((row) => {
        const all = entries.get(row.id) ?? [];
        const sealed = new Uint8Array(row.sealed);
        return { ...row, sealed, entries: wanted === 'all' ? all : entriesInOrder(all) };
      });
    },

    async notSealedTo(recipient) {
      const submissions = await db
        .selectFrom('submission')
        .select('id')
        .where('state', '<>', 'destroyed')
        .where(({ eb, or }) => or([eb('sealed_to', 'is', null), eb('sealed_to', '<>', recipient)]))
        .execute();
      const entries = await db
        .selectFrom('entry')
        .select('submission as id')
        .where('sealed', 'is not', null)
        .where(({ eb, or }) => or([eb('sealed_to', 'is', null), eb('sealed_to', '<>', recipient)]))
        .execute();
      const found = new Set([...submissions, ...entries].map(({ id }) => id));
      // Entries of what was destroyed may stand until the files are rewritten.
      return (await standingIds()).filter((id) => found.has(id));
    },

    async resealSubmission({ id, former, sealed, sealedTo }) {
      const replaced = await db
        .updateTable('submission')
        .set({ sealed, sealed_to: sealedTo })
        .where('id', '=', id)
        .where('sealed', '=', former)
        .where('state', '<>', 'destroyed')
        .returning('id')
        .executeTakeFirst();
      return replaced !== undefined;
    },

    async resealEntry({ id, former, sealed, sealedTo }) {
      const replaced = await db
        .updateTable('entry')
        .set({ sealed, sealed_to: sealedTo })
        .where('id', '=', id)
        .where('sealed', '=', former)
        .returning('id')
        .executeTakeFirst();
      return replaced !== undefined;
    },

    expectErasure: (day, mark) => markErasure(db, day, mark),
  };
}
