import type { Kysely } from 'kysely';
import type { Instant } from '#lib/clock';
import type { DatabaseClock, RetentionStore } from '#lib/feedback/store/retention-store';
import type { Tables } from '#lib/feedback/store/schema/tables';
import { instantOf, minuteMomentOf } from '#lib/model/date';

/** The ids of the rows of marks: when the clock was found right, and when a machine agreed with the database's clock. */
const MARKS = { right: 1, agreed: 2 };

/**
 * Creates the part of the store that retention goes by, by the same queries for SQLite and PostgreSQL.
 * @param hasClock whether the database has a server with a clock of its own: the one thing in which they differ.
 */
export function retentionStore(db: Kysely<Tables>, hasClock: boolean): RetentionStore {
  async function markedAt(id: number): Promise<Instant | null> {
    const found = await db.selectFrom('clock_mark').select('moment').where('id', '=', id).executeTakeFirst();
    return found ? instantOf(found.moment) : null;
  }

  async function mark(id: number, at: Instant): Promise<void> {
    const moment = minuteMomentOf(at);
    await db
      .insertInto('clock_mark')
      .values({ id, moment })
      .onConflict((conflict) => conflict.column('id').doUpdateSet({ moment }))
      .execute();
  }

  /** Both in one statement: it is asked before anything is stored. */
  async function databaseClock(): Promise<DatabaseClock | null> {
    if (!hasClock) return null;
    const { now, agreed } = await db
      .selectNoFrom(({ fn, selectFrom }) => [
        fn<Date>('clock_timestamp', []).as('now'),
        selectFrom('clock_mark').select('moment').where('id', '=', MARKS.agreed).as('agreed'),
      ])
      .executeTakeFirstOrThrow();
    return { now: now.getTime(), agreedAt: agreed === null ? null : instantOf(agreed) };
  }

  return {
    databaseClock,
    databaseTime: async () => (await databaseClock())?.now ?? null,
    clockMark: () => markedAt(MARKS.right),
    markClock: (now) => mark(MARKS.right, now),
    markClockAgreed: async (at) => {
      if (at !== null) await mark(MARKS.agreed, at);
      else await db.deleteFrom('clock_mark').where('id', '=', MARKS.agreed).execute();
    },

    listStanding: () =>
      db
        .selectFrom('submission')
        .select(['id', 'notice', 'received'])
        .where('state', '<>', 'destroyed')
        .execute(),

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
