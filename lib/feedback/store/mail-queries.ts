import type { Kysely } from 'kysely';
import type { MailStore } from '#lib/feedback/store/mail-store';
import type { Tables } from '#lib/feedback/store/schema/tables';
import { momentOf } from '#lib/model/date';

/** Creates the part of the store that holds mail, by the same queries for SQLite and PostgreSQL. */
export function mailStore(db: Kysely<Tables>): MailStore {
  return {
    async hasMail(day) {
      const found = await db.selectFrom('mail').select('day').where('day', '=', day).executeTakeFirst();
      return found !== undefined;
    },

    async addMail({ day, isNew, isOverdue }) {
      const waiting = await db
        .selectFrom('mail')
        .select('since')
        .where('state', '=', 'waiting')
        .where('day', '<', day)
        .orderBy('since')
        .executeTakeFirst();
      const added = await db
        .insertInto('mail')
        .values({
          day,
          is_new: Number(isNew),
          is_overdue: Number(isOverdue),
          state: isNew || isOverdue ? 'waiting' : 'nothing',
          since: waiting?.since ?? day,
          tries: 0,
          not_before: '',
        })
        .onConflict((conflict) => conflict.column('day').doNothing())
        .returning('day')
        .executeTakeFirst();
      if (!added) return;
      await db
        .updateTable('mail')
        .set({ state: 'superseded' })
        .where('state', '=', 'waiting')
        .where('day', '<', day)
        .execute();
    },

    async leaseMail(now, until) {
      const leased = await db
        .updateTable('mail')
        .set(({ eb }) => ({ not_before: momentOf(until), tries: eb('tries', '+', 1) }))
        .where('state', '=', 'waiting')
        .where('not_before', '<=', momentOf(now))
        .returning(['day', 'is_new', 'is_overdue', 'since', 'tries'])
        .executeTakeFirst();
      if (!leased) return null;
      const { day, is_new, is_overdue, since, tries } = leased;
      return { day, isNew: is_new === 1, isOverdue: is_overdue === 1, since, tries };
    },

    async endMail(day, state) {
      await db
        .updateTable('mail')
        .set({ state })
        .where('day', '=', day)
        .where('state', '<>', 'sent')
        .execute();
    },

    async delayMail(day, until) {
      await db
        .updateTable('mail')
        .set({ not_before: momentOf(until) })
        .where('day', '=', day)
        .execute();
    },

    async latestMail() {
      const found = await db
        .selectFrom('mail')
        .select(['day', 'state', 'tries'])
        .where('state', '<>', 'nothing')
        .orderBy('day', 'desc')
        .limit(1)
        .executeTakeFirst();
      return found ?? null;
    },
  };
}
