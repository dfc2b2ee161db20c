import type { Transaction } from 'kysely';
import type { Tables } from '#lib/feedback/store/schema/tables';

/** The column types and table options in which the databases differ (`DatabaseTypes`). */
interface TableTypes {
  readonly bytes: 'blob' | 'bytea';
  readonly tableEnd: string;
}

/** Makes the tables of one kind of what the office's people keep together. */
export type MakeTables = (db: Transaction<Tables>, types: TableTypes) => Promise<void>;
