import { Kysely, PostgresDialect, sql } from 'kysely';
import pg from 'pg';
import { type DatabaseContents, readContents } from '#lib/feedback/store/copies/contents';
import { type ChildSurroundings, runPgDump } from '#lib/feedback/store/copies/pg-dump';
import { makeOwnersFile, syncToDisk } from '#lib/feedback/store/copies/whole-file';
import { withPostgresErrors } from '#lib/feedback/store/postgres';
import { LEFT_OUT, TABLE_NAMES } from '#lib/feedback/store/schema/backed-up';
import type { Tables } from '#lib/feedback/store/schema/tables';

/** Timeout for connecting, in milliseconds. */
const CONNECTING = 4_000;

/**
 * Writes a PostgreSQL database into the new file `target` as plain text by `pg_dump`, without what no backup holds, and reads
 * what it holds at the same moment: both see one snapshot, beside running servers.
 * @throws CopyError where `pg_dump` is missing or fails. @throws StoreUnavailable when the database cannot be read.
 */
export async function copyPostgres(
  url: string,
  target: string,
  surroundings: ChildSurroundings,
): Promise<DatabaseContents> {
  const pool = new pg.Pool({ connectionString: url, max: 1, connectionTimeoutMillis: CONNECTING });
  // Whoever waits for an answer hears of a connection that breaks; the event would end the process.
  pool.on('error', () => undefined);
  pool.on('connect', (client) => client.on('error', () => undefined));
  const db = new Kysely<Tables>({ dialect: new PostgresDialect({ pool }) });
  await makeOwnersFile(target);
  try {
    return await db
      .transaction()
      .setIsolationLevel('repeatable read')
      .setAccessMode('read only')
      .execute(async (transaction) => {
        const [contents, snapshot] = await withPostgresErrors(async () => {
          const { rows } = await sql<{ name: string }>`select pg_export_snapshot() as name`.execute(
            transaction,
          );
          return [await readContents(transaction), rows[0]?.name ?? ''] as const;
        });
        await runPgDump(url, [...DUMP_OPTIONS, `--snapshot=${snapshot}`, `--file=${target}`], surroundings);
        await syncToDisk(target);
        return contents;
      });
  } finally {
    await db.destroy();
  }
}

const DUMP_OPTIONS: readonly string[] = [
  ...['--format=plain', '--encoding=UTF8', '--no-owner', '--no-privileges', '--strict-names'],
  ...TABLE_NAMES.map((table) => `--table=${table}`),
  ...LEFT_OUT.map((table) => `--exclude-table-data=${table}`),
];
