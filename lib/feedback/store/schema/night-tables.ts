import { sql } from 'kysely';
import type { MakeTables } from '#lib/feedback/store/schema/make-tables';

/**
 * Makes the table that nightly backups go by: one row, by which one process of all makes tonight's, and which says when that last
 * succeeded.
 */
export const makeNightTable: MakeTables = async (db, { tableEnd }) => {
  await db.schema
    .createTable('backup_night')
    .modifyEnd(sql.raw(tableEnd))
    .addColumn('id', 'integer', (id) => id.primaryKey())
    .addColumn('day', 'text', (day) => day.notNull())
    .addColumn('claimed', 'text', (claimed) => claimed.notNull())
    .addColumn('failing_since', 'text', (since) => since.notNull())
    .execute();
};
