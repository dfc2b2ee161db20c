import type Database from 'libsql';
import * as z from 'zod';

/** A SQL statement with its parameters, and what it does to the database. */
export const sqliteStatementSchema = z.object({
  sql: z.string(),
  parameters: z.array(z.unknown()).readonly(),
  /**
   * `read` takes no lock; `write` runs in a transaction of its own; `transaction` begins or ends one. `erase` is no SQL: it
   * rewrites the file without what was deleted, and empties the log; it gives one row if it could do both. `copy` is none either: it copies the database, and its parameters are two paths
   * (`copyKept`).
   */
  kind: z.enum(['read', 'write', 'transaction', 'erase', 'copy']),
});

/** A statement as the thread of a database is sent it. */
export type SqliteStatement = z.output<typeof sqliteStatementSchema>;

/** Runs a statement on a connection, and gives its rows. */
export function runStatement(database: Database.Database, { sql, parameters }: SqliteStatement): unknown[] {
  const prepared = database.prepare(sql);
  if (prepared.reader) return prepared.all(...parameters);
  prepared.run(...parameters);
  return [];
}

const countSchema = z.object({ count: z.number() });

/** Counts the rows that a connection has changed since it was opened. */
export function countChanges(database: Database.Database): number {
  return countSchema.parse(database.prepare('select total_changes() as count').get()).count;
}

/** Runs `work`, and rolls a transaction back that it leaves behind when it throws. */
export function orRollBack<T>(database: Database.Database, work: () => T): T {
  try {
    return work();
  } catch (error) {
    if (database.inTransaction) database.exec('rollback');
    throw error;
  }
}
