import { sql } from 'kysely';
import type { MakeTables } from '#lib/feedback/store/schema/make-tables';

/**
 * Makes the table that the care of the data goes by: one row, which says at which minute the clock of whoever uses the database
 * was last found right. A clock that is later than that by more than a week destroys nothing before somebody looked at it.
 */
export const makeCareTables: MakeTables = async (db, { tableEnd }) => {
  await db.schema
    .createTable('clock_mark')
    .modifyEnd(sql.raw(tableEnd))
    .addColumn('id', 'integer', (id) => id.primaryKey())
    .addColumn('moment', 'text', (moment) => moment.notNull())
    .execute();
};
