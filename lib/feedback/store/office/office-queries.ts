import type { Kysely } from 'kysely';
import type { Tables } from '#lib/feedback/store/schema/tables';
import type { FeedbackStore, Office } from '#lib/feedback/store/store';

/** The id of the single row that holds the office's recipient. */
const OFFICE = 1;

/** The part of the store that knows the office's recipient, and those before. */
export type RecipientStore = Pick<
  FeedbackStore,
  | 'office'
  | 'registerOffice'
  | 'replaceOffice'
  | 'moveOffice'
  | 'rememberFormer'
  | 'forgetFormer'
  | 'formerOffice'
  | 'setFormerState'
>;

/** Creates the part of the store that knows the office's recipient, by the same queries for SQLite and PostgreSQL. */
export function officeStore(db: Kysely<Tables>): RecipientStore {
  async function office(): Promise<Office | null> {
    const found = await db.selectFrom('office').select(['recipient', 'custody']).executeTakeFirst();
    return found ?? null;
  }

  return {
    office,

    async registerOffice(wanted) {
      await db
        .insertInto('office')
        .values({ id: OFFICE, ...wanted })
        .onConflict((conflict) => conflict.column('id').doNothing())
        .execute();
      const standing = await office();
      if (!standing) throw new Error('an office was neither registered nor there already');
      return standing;
    },

    async replaceOffice(recipient, wanted) {
      await db
        .updateTable('office')
        .set({ ...wanted })
        .where('recipient', '=', recipient)
        .execute();
      const standing = await office();
      if (!standing) throw new Error('an office was replaced where there was none');
      return standing;
    },

    async rememberFormer(recipient, since) {
      await db
        .insertInto('office_former')
        .columns(['recipient', 'since', 'state'])
        .expression(
          db
            .selectFrom('office')
            .select(({ val, cast }) => [
              cast<string>(val(recipient), 'text').as('recipient'),
              cast<string>(val(since), 'text').as('since'),
              cast<'resealing'>(val('resealing'), 'text').as('state'),
            ])
            .where('office.recipient', '=', recipient),
        )
        .onConflict((conflict) => conflict.column('recipient').doUpdateSet({ since, state: 'resealing' }))
        .execute();
    },

    async forgetFormer(recipient) {
      await db
        .deleteFrom('office_former')
        .where('recipient', '=', recipient)
        .where(({ exists, selectFrom }) =>
          exists(selectFrom('office').select('office.id').where('office.recipient', '=', recipient)),
        )
        .execute();
    },

    async formerOffice() {
      const found = await db
        .selectFrom('office_former')
        .select(['recipient', 'since', 'state'])
        .where('state', '<>', 'destroyed')
        .orderBy('since')
        .executeTakeFirst();
      return found ?? null;
    },

    async setFormerState(recipient, state) {
      await db.updateTable('office_former').set({ state }).where('recipient', '=', recipient).execute();
    },

    async moveOffice(from, to) {
      const wanted = { recipient: to, custody: 'elsewhere' } as const;
      if (from === null)
        await db
          .insertInto('office')
          .values({ id: OFFICE, ...wanted })
          .onConflict((conflict) => conflict.column('id').doNothing())
          .execute();
      else
        await db
          .updateTable('office')
          .set(wanted)
          .where('recipient', '=', from)
          .where('custody', '=', 'beside-data')
          .execute();
      const standing = await db
        .selectFrom('office')
        .select('id')
        .where('recipient', '=', to)
        .where('custody', '=', 'elsewhere')
        .executeTakeFirst();
      return standing !== undefined;
    },
  };
}
