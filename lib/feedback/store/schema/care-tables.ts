import { sql } from 'kysely';
import type { MakeTables } from '#lib/feedback/store/schema/make-tables';

/**
 * Makes the tables that the care of the data goes by. `clock_mark`: a row that says at which minute the clock of whoever uses
 * the database was last found right, where a clock that is later than that by more than a week destroys nothing before somebody
 * looked at it; and one that says when a machine was last there whose clock agrees with the database's. `mail`: a row for each day, with what is to be said to the office and whether a mail server took it.
 */
export const makeCareTables: MakeTables = async (db, { tableEnd }) => {
  await db.schema
    .createTable('clock_mark')
    .modifyEnd(sql.raw(tableEnd))
    .addColumn('id', 'integer', (id) => id.primaryKey())
    .addColumn('moment', 'text', (moment) => moment.notNull())
    .execute();
  let mail = db.schema
    .createTable('mail')
    .modifyEnd(sql.raw(tableEnd))
    .addColumn('day', 'text', (day) => day.primaryKey());
  for (const name of ['is_new', 'is_overdue', 'tries'])
    mail = mail.addColumn(name, 'integer', (number) => number.notNull());
  for (const name of ['state', 'since', 'not_before'])
    mail = mail.addColumn(name, 'text', (text) => text.notNull());
  await mail.execute();
};
