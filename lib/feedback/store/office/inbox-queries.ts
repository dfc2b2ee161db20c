import type { Kysely } from 'kysely';
import { entriesInOrder } from '#lib/feedback/store/entry';
import { markErasure } from '#lib/feedback/store/history-queries';
import type { InboxStore, MarkedEntry } from '#lib/feedback/store/office/office-store';
import type { Tables } from '#lib/feedback/store/schema/tables';

const DEVICE = [
  'device.id',
  'device.token_hash as tokenHash',
  'device.name',
  'device.role',
  'device.verify_key as verifyKey',
  'device.state',
  'device.expires',
  'device.last_visit as lastVisit',
] as const;

/** Devices, each with its certificate by the key that the office has now, where an exchange gave it one. */
function knownDevices(db: Kysely<Tables>) {
  return db
    .selectFrom('device')
    .leftJoin('office', (join) => join.onTrue())
    .leftJoin('office_exchange_device as anew', (join) =>
      join.onRef('anew.device', '=', 'device.id').onRef('anew.recipient', '=', 'office.recipient'),
    )
    .select(DEVICE)
    .select(({ fn }) => fn.coalesce('anew.certificate', 'device.certificate').as('certificate'));
}

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

  return {
    async deviceByToken(tokenHash) {
      const found = await knownDevices(db).where('device.token_hash', '=', tokenHash).executeTakeFirst();
      return found ?? null;
    },

    devices: () => knownDevices(db).orderBy('device.name').orderBy('device.id').execute(),

    async visit(device, day, expires) {
      await db
        .updateTable('device')
        .set({ last_visit: day, expires })
        .where('id', '=', device)
        .where('state', '=', 'active')
        .where('expires', '>=', day)
        // A clock that is behind for a moment must not shorten a device's time.
        .where('last_visit', '<', day)
        .where('expires', '<=', expires)
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

    notSealedTo: async (recipient) => (await sealedElsewhere(db, recipient).execute()).map(({ id }) => id),

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

/**
 * The submissions that stand of which anything is sealed to another than this recipient, or not known to be sealed to it. Entries of
 * what was destroyed may stand until the files are rewritten.
 */
export function sealedElsewhere(db: Kysely<Tables>, recipient: string) {
  return db
    .selectFrom('submission')
    .select('submission.id')
    .where('submission.state', '<>', 'destroyed')
    .where(({ eb, or, exists, selectFrom }) =>
      or([
        eb('submission.sealed_to', 'is', null),
        eb('submission.sealed_to', '<>', recipient),
        exists(
          selectFrom('entry')
            .select('entry.id')
            .whereRef('entry.submission', '=', 'submission.id')
            .where('entry.sealed', 'is not', null)
            .where((entry) =>
              entry.or([entry('entry.sealed_to', 'is', null), entry('entry.sealed_to', '<>', recipient)]),
            ),
        ),
      ]),
    )
    .orderBy('submission.id');
}
