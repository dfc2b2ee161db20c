import type { Kysely } from 'kysely';
import type { RetentionStore } from '#lib/feedback/store/retention-store';
import type { Tables } from '#lib/feedback/store/schema/tables';
import { instantOf, minuteMomentOf } from '#lib/model/date';

/** The id of the single row of the clock's mark. */
const MARK = 1;

/**
 * Creates the part of the store that retention goes by, by the same queries for SQLite and PostgreSQL.
 * @param databaseTime as in `RetentionStore`: the one thing in which they differ.
 */
export function retentionStore(
  db: Kysely<Tables>,
  databaseTime: RetentionStore['databaseTime'],
): RetentionStore {
  return {
    databaseTime,

    listStanding: () =>
      db
        .selectFrom('submission')
        .select(['id', 'notice', 'received'])
        .where('state', '<>', 'destroyed')
        .execute(),

    async clockMark() {
      const found = await db.selectFrom('clock_mark').select('moment').executeTakeFirst();
      return found ? instantOf(found.moment) : null;
    },

    async markClock(now) {
      const moment = minuteMomentOf(now);
      await db
        .insertInto('clock_mark')
        .values({ id: MARK, moment })
        .onConflict((conflict) => conflict.column('id').doUpdateSet({ moment }))
        .execute();
    },

    async newestDay() {
      const days = [
        await db
          .selectFrom('submission')
          .select(({ fn }) => fn.max('received').as('day'))
          .executeTakeFirst(),
        await db
          .selectFrom('entry')
          .select(({ fn }) => fn.max('day').as('day'))
          .executeTakeFirst(),
        await db
          .selectFrom('office_record')
          .select(({ fn }) => fn.max('day').as('day'))
          .executeTakeFirst(),
      ];
      return (
        days
          .flatMap((found) => found?.day ?? [])
          .sort()
          .at(-1) ?? null
      );
    },
  };
}
