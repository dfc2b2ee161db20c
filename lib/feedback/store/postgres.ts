import { CompiledQuery, type DatabaseConnection, Kysely, PostgresDialect, sql } from 'kysely';
import pg from 'pg';
import { errorCode } from '#lib/error-code';
import { CopyError } from '#lib/feedback/store/copies/copy-error';
import { delegatingStore } from '#lib/feedback/store/delegating';
import { postgresEraser } from '#lib/feedback/store/postgres-eraser';
import { createStore } from '#lib/feedback/store/queries';
import { migrate } from '#lib/feedback/store/schema/migrate';
import type { DatabaseTypes } from '#lib/feedback/store/schema/migrations';
import type { Tables } from '#lib/feedback/store/schema/tables';
import type { FeedbackStore } from '#lib/feedback/store/store';
import { StoreUnavailable, type UnavailableReason } from '#lib/feedback/store/unavailable';
import { type Random, systemRandom } from '#lib/random';

/** Size of a process's connection pool. */
const CONNECTIONS = 10;

/**
 * Timeouts in milliseconds: for connecting; for a statement, which the server then rolls back and reports; and for an
 * answer of any kind, after which the server counts as silent.
 */
const CONNECTING = 4_000;
const WORKING = 4_000;
const SILENT = 5_500;

/** The key of the advisory lock for migrations: any number that no other program uses in the same database. */
const MIGRATION_LOCK = 0x6e6f7469;

/** The types and the lock by which PostgreSQL's tables are made. */
export const POSTGRES_TYPES: DatabaseTypes = {
  bytes: 'bytea',
  tableEnd: '',
  isBegun: async (db) => {
    const { rows } = await sql<{
      begun: boolean;
    }>`select to_regclass('schema_version') is not null as begun`.execute(db);
    return rows[0]?.begun ?? false;
  },
  lock: (transaction) => sql`select pg_advisory_xact_lock(${MIGRATION_LOCK})`.execute(transaction),
};

/**
 * Opens the store in a PostgreSQL database (`postgres://…`), and makes its tables if it has none and `mayMake`. A commit
 * is durable whatever the server's own setting says.
 * @throws StoreUnavailable when it cannot be reached, or is newer than this program.
 */
export async function openPostgresStore(
  url: string,
  mayMake = true,
  random: Random = systemRandom,
): Promise<FeedbackStore> {
  const pool = new pg.Pool({
    connectionString: url,
    max: CONNECTIONS,
    connectionTimeoutMillis: CONNECTING,
    query_timeout: SILENT,
    keepAlive: true,
  });
  // A connection that breaks, used or not: whoever waits for its answer hears of it, and the pool makes another when
  // one is needed. An event that nobody listens to would end the process.
  pool.on('error', () => undefined);
  pool.on('connect', (client) => client.on('error', () => undefined));
  const db = new Kysely<Tables>({ dialect: new PostgresDialect({ pool, onCreateConnection: settle }) });
  const store = createStore(db, POSTGRES_TYPES.bytes, postgresEraser(url, CONNECTING), true);
  try {
    await withPostgresErrors(() => migrate(db, POSTGRES_TYPES, mayMake, random));
  } catch (error) {
    await db.destroy();
    throw error;
  }
  return delegatingStore(
    (ask) => withPostgresErrors(() => ask(store)),
    () => store.close(),
  );
}

/** Applies our settings to a new connection, overriding the server's own and those in the address. */
async function settle(connection: DatabaseConnection): Promise<void> {
  for (const setting of ['synchronous_commit = on', `statement_timeout = ${WORKING}`])
    await connection.executeQuery(CompiledQuery.raw(`set ${setting}`));
}

/** Maps prefixes of PostgreSQL's error codes (its manual, appendix A) to reasons. */
const REASONS: readonly (readonly [code: RegExp, reason: UnavailableReason])[] = [
  [/^53100/, 'full'],
  [/^(25006|42501)/, 'read-only'],
  // A table or a column of that name is there, or is not there, or is another: it was made by somebody else.
  [/^42(P07|P01|703|701|804)/, 'foreign'],
  [/^(55P03|57014|40001|40P01)/, 'busy'],
];

/** Runs `work` and translates PostgreSQL's errors. @throws StoreUnavailable. */
export async function withPostgresErrors<T>(work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (error) {
    if (error instanceof StoreUnavailable || error instanceof CopyError) throw error;
    // How the driver says that it waited long enough.
    if (error instanceof Error && error.message === 'Query read timeout')
      throw new StoreUnavailable('silent', { cause: error });
    const reason = REASONS.find(([pattern]) => pattern.test(errorCode(error)))?.[1] ?? 'gone';
    throw new StoreUnavailable(reason, { cause: error });
  }
}
