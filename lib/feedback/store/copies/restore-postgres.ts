import { type Kysely, PostgresDialect, Kysely as QueryBuilder, sql, type Transaction } from 'kysely';
import pg from 'pg';
import { errorCode } from '#lib/error-code';
import { CopyError } from '#lib/feedback/store/copies/copy-error';
import { readDumpedRows } from '#lib/feedback/store/copies/dump-rows';
import type { RestoreSource } from '#lib/feedback/store/copies/restore-sqlite';
import { type Restored, type RestoreTask, settleRestored } from '#lib/feedback/store/copies/restored';
import { POSTGRES_TYPES, withPostgresErrors } from '#lib/feedback/store/postgres';
import { postgresEraser } from '#lib/feedback/store/postgres-eraser';
import { createStore } from '#lib/feedback/store/queries';
import { TABLE_NAMES } from '#lib/feedback/store/schema/backed-up';
import { migrateFilled } from '#lib/feedback/store/schema/migrate';
import type { Tables } from '#lib/feedback/store/schema/tables';
import type { Random } from '#lib/random';

/** Timeouts for connecting, and for an answer, in milliseconds: a large table takes long to be changed, and no server for ever. */
const CONNECTING = 4_000;
const ANSWERING = 30 * 60_000;

/**
 * How PostgreSQL says that rows do not fit its tables: a value of another kind, a row that is there twice, a column that is not
 * there (its manual, appendix A).
 */
const MISFIT = /^(22|23|42703)/;

/** Any table, with rows of texts: PostgreSQL reads each as its column's type. */
type AnyTables = Record<string, Record<string, string | null>>;

/**
 * Puts a backup's rows into a PostgreSQL database without tables, in one transaction: no server sees any of it before what
 * was destroyed is destroyed in it too, and a failure leaves the database as empty as it was.
 * @param schema the schema version of the backup.
 * @throws CopyError where the database has tables, or the backup's rows do not fit together. @throws StoreUnavailable when it cannot be used.
 */
export async function restorePostgres(
  { file, databaseAt }: RestoreSource,
  url: string,
  schema: number,
  task: RestoreTask,
  random: Random,
): Promise<Restored> {
  const pool = new pg.Pool({
    connectionString: url,
    max: 1,
    connectionTimeoutMillis: CONNECTING,
    query_timeout: ANSWERING,
  });
  // Whoever waits for an answer hears of a connection that breaks; the event would end the process.
  pool.on('error', () => undefined);
  pool.on('connect', (client) => client.on('error', () => undefined));
  const db = new QueryBuilder<Tables>({ dialect: new PostgresDialect({ pool }) });
  const eraser = postgresEraser(url, CONNECTING);
  try {
    return await withPostgresErrors(async () => {
      const restored = await db
        .transaction()
        .execute(async (transaction) => {
          await POSTGRES_TYPES.lock(transaction);
          await sql`set local synchronous_commit = on`.execute(transaction);
          await expectNoTables(transaction);
          await migrateFilled(transaction, POSTGRES_TYPES, schema, random, () =>
            fill(transaction, file, databaseAt),
          );
          return settleRestored(createStore(transaction, POSTGRES_TYPES.bytes, eraser), task);
        })
        .catch((cause: unknown) => {
          throw MISFIT.test(errorCode(cause)) ? misfit(file, cause) : cause;
        });
      // The rows were there before they were destroyed; a server does it in the night where this cannot.
      if (restored.destroyedAgain + restored.expired.length > 0) await eraser.erase().catch(() => false);
      return restored;
    });
  } finally {
    await db.destroy();
  }
}

async function expectNoTables(db: Kysely<Tables>): Promise<void> {
  const { rows } = await sql<{ name: string }>`
    select table_name as name from information_schema.tables
    where table_schema not in ('pg_catalog', 'information_schema') order by table_name limit 1`.execute(db);
  if (rows[0])
    throw new CopyError(
      `没有恢复：DATABASE_URL 的数据库里已经有表（例如 ${rows[0].name}），不会改动它们。请建一个空的数据库，把 DATABASE_URL 改成它，再试一次。`,
    );
}

async function fill(transaction: Transaction<Tables>, file: string, databaseAt: number): Promise<void> {
  const db = transaction.withTables<AnyTables>();
  const emptied = new Set<string>();
  for await (const { table, rows } of readDumpedRows(file, databaseAt)) {
    // The version is that of the tables as they are made here.
    if (table === 'schema_version') continue;
    if (!TABLE_NAMES.includes(table))
      throw new CopyError(`没有恢复：备份里有本程序不认识的表 ${table}。请换用做备份的那个版本的程序。`);
    if (!emptied.has(table)) await db.deleteFrom(table).execute();
    emptied.add(table);
    if (rows.length > 0) await db.insertInto(table).values(rows).execute();
  }
}

/** By its code alone: PostgreSQL's own message holds the row. */
function misfit(file: string, cause: unknown): CopyError {
  return new CopyError(
    `没有恢复：${file} 里的内容放不进数据库的表（PostgreSQL 的错误代码 ${errorCode(cause)}），像是做备份时出了错，或者后来被改过。请用另一份备份。`,
    { cause },
  );
}
