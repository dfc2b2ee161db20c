import { sql } from 'kysely';
import type { MakeTables } from '#lib/feedback/store/schema/make-tables';

/**
 * Makes the table of the templates of answers: of each an id, a version, sealed bytes, and to which of the office's recipients.
 * The version changes with the words alone, so that sealing anew is no change that anybody has to look at.
 */
export const makeTemplateTable: MakeTables = async (db, { bytes, tableEnd }) => {
  await db.schema
    .createTable('office_template')
    .modifyEnd(sql.raw(tableEnd))
    .addColumn('id', 'text', (id) => id.primaryKey())
    .addColumn('version', 'text', (version) => version.notNull())
    .addColumn('sealed', sql.raw(bytes), (sealed) => sealed.notNull())
    .addColumn('sealed_to', 'text', (sealedTo) => sealedTo.notNull())
    .execute();
};
