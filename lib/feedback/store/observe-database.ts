import { Kysely, PostgresDialect } from 'kysely';
import pg from 'pg';
import type { Clock, Instant } from '#lib/clock';
import { nightStore } from '#lib/feedback/store/copies/night-queries';
import type { BackupNight } from '#lib/feedback/store/copies/night-store';
import { listHistories } from '#lib/feedback/store/history-queries';
import { withPostgresErrors } from '#lib/feedback/store/postgres';
import { retentionStore } from '#lib/feedback/store/retention-queries';
import { SCHEMA_VERSION } from '#lib/feedback/store/schema/migrations';
import type { Tables } from '#lib/feedback/store/schema/tables';
import { sqliteDialect } from '#lib/feedback/store/sqlite/dialect';
import { openSqliteReadOnly } from '#lib/feedback/store/sqlite/read-only';
import type { ListedSubmission } from '#lib/feedback/store/store';
import { StoreUnavailable } from '#lib/feedback/store/unavailable';

/** Timeout for connecting to PostgreSQL, and for a statement, in milliseconds. */
const TIMEOUT = 4_000;

/** What a look at a database tells, which changes nothing in it. */
export interface ObservedDatabase {
  /** Whether a version before this one made its tables: then nothing of submissions was read. */
  readonly isOlder: boolean;
  /** Seconds that its clock is ahead of this machine's; null for SQLite, which has none of its own. */
  readonly ahead: number | null;
  /** When the site last found its clock right; null where it never did. */
  readonly mark: Instant | null;
  /** The newest Beijing day on which anything was stored or recorded, `YYYY-MM-DD`; null where nothing was. */
  readonly newestDay: string | null;
  /** How the site's nightly backups stand; null where the tables are older. */
  readonly night: BackupNight | null;
  /** What stands in the clear of the submissions that were not destroyed. */
  readonly submissions: readonly Pick<ListedSubmission, 'received' | 'entries'>[];
}

/**
 * Looks at the SQLite database at `path`. It makes and changes no file.
 * @throws StoreUnavailable when it cannot be read.
 */
export async function observeSqlite(path: string): Promise<ObservedDatabase> {
  const db = new Kysely<Tables>({ dialect: sqliteDialect(openSqliteReadOnly(path)) });
  try {
    return { ...(await read(db)), ahead: null };
  } finally {
    await db.destroy();
  }
}

/**
 * Looks at a PostgreSQL database, over a connection that can write nothing.
 * @throws StoreUnavailable when it cannot be reached or read.
 */
export async function observePostgres(url: string, clock: Clock): Promise<ObservedDatabase> {
  const pool = new pg.Pool({
    connectionString: url,
    max: 1,
    connectionTimeoutMillis: TIMEOUT,
    query_timeout: TIMEOUT,
    options: '-c default_transaction_read_only=on',
  });
  // Whoever waits for an answer hears of a connection that breaks; the event would end the process.
  pool.on('error', () => undefined);
  pool.on('connect', (client) => client.on('error', () => undefined));
  const db = new Kysely<Tables>({ dialect: new PostgresDialect({ pool }) });
  try {
    return await withPostgresErrors(async () => ({ ...(await read(db)), ahead: await askAhead(db, clock) }));
  } finally {
    await db.destroy();
  }
}

async function askAhead(db: Kysely<Tables>, clock: Clock): Promise<number> {
  const before = clock.now();
  const { there } = await db
    .selectNoFrom(({ fn }) => fn<Date>('clock_timestamp', []).as('there'))
    .executeTakeFirstOrThrow();
  return (there.getTime() - (before + clock.now()) / 2) / 1_000;
}

async function read(db: Kysely<Tables>): Promise<Omit<ObservedDatabase, 'ahead'>> {
  const { version } = await db.selectFrom('schema_version').select('version').executeTakeFirstOrThrow();
  if (version > SCHEMA_VERSION) throw new StoreUnavailable('newer');
  if (version < SCHEMA_VERSION)
    return { isOlder: true, mark: null, newestDay: null, night: null, submissions: [] };
  const standing = await db
    .selectFrom('submission')
    .select(['id', 'received'])
    .where('state', '<>', 'destroyed')
    .execute();
  const histories = await listHistories(db);
  const submissions = standing.map(({ id, received }) => ({ received, entries: histories.get(id) ?? [] }));
  const { clockMark, newestDay } = retentionStore(db, false);
  const night = await nightStore(db).backupNight();
  return { isOlder: false, mark: await clockMark(), newestDay: await newestDay(), night, submissions };
}
