import { sql } from 'kysely';
import type { MakeTables } from '#lib/feedback/store/schema/make-tables';

/** Columns of text that stand in every entry of the record, and those that may be null. */
const ALWAYS = ['before_hash', 'hash', 'day', 'kind'];
const SOMETIMES = ['detail', 'device', 'submission', 'subject', 'reason', 'signed', 'signature'];

/** Makes the table of the office's record. */
export const makeRecordTable: MakeTables = async (db, { tableEnd }) => {
  let table = db.schema
    .createTable('office_record')
    .modifyEnd(sql.raw(tableEnd))
    .addColumn('number', 'integer', (number) => number.primaryKey())
    .addColumn('id', 'text', (id) => id.notNull().unique());
  for (const name of ALWAYS) table = table.addColumn(name, 'text', (text) => text.notNull());
  for (const name of SOMETIMES) table = table.addColumn(name, 'text');
  await table.addColumn('concerned', 'integer').execute();
  await db.schema.createIndex('office_record_submission').on('office_record').column('submission').execute();
};
