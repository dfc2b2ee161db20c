import { Kysely, PostgresDialect } from 'kysely';
import pg from 'pg';
import { type DatabaseContents, readContents } from '#lib/feedback/store/copies/contents';
import { listHistories } from '#lib/feedback/store/history-queries';
import { hashOfRecordEntry } from '#lib/feedback/store/office/record-chain';
import { recordStore } from '#lib/feedback/store/office/record-queries';
import type { RecordHead } from '#lib/feedback/store/office/record-store';
import { withPostgresErrors } from '#lib/feedback/store/postgres';
import type { Tables } from '#lib/feedback/store/schema/tables';
import { sqliteDialect } from '#lib/feedback/store/sqlite/dialect';
import { openSqliteThread } from '#lib/feedback/store/sqlite/thread';

/** Timeouts for connecting to PostgreSQL, and for an answer, in milliseconds. */
const CONNECTING = 4_000;
const ANSWERING = 120_000;

/** How many entries of the record are read at a time. */
const AT_ONCE = 500;

/** The contents of a database restored from a backup, and whether its rows are consistent. */
export interface RestoredContents extends DatabaseContents {
  /**
   * Whether its rows fit together: every entry belongs to a submission and follows another of it; the office's record has no gap,
   * each of its entries bears its own hash and that of the one before, and the end that was expected stands in it.
   */
  readonly isWhole: boolean;
}

/**
 * Reads what a restored SQLite database holds, which nobody has open.
 * @param head the end of the office's record when the backup was made. @throws StoreUnavailable when it is not sound.
 */
export async function readRestoredSqlite(path: string, head: RecordHead | null): Promise<RestoredContents> {
  const db = new Kysely<Tables>({ dialect: sqliteDialect(await openSqliteThread(path, { readOnly: true })) });
  try {
    return await readRestored(db, head);
  } finally {
    await db.destroy();
  }
}

/**
 * Reads what a restored PostgreSQL database holds.
 * @param head the end of the office's record when the backup was made. @throws StoreUnavailable when it cannot be read.
 */
export async function readRestoredPostgres(url: string, head: RecordHead | null): Promise<RestoredContents> {
  const pool = new pg.Pool({
    connectionString: url,
    max: 1,
    connectionTimeoutMillis: CONNECTING,
    query_timeout: ANSWERING,
  });
  // Whoever waits for an answer hears of a connection that breaks; the event would end the process.
  pool.on('error', () => undefined);
  pool.on('connect', (client) => client.on('error', () => undefined));
  const db = new Kysely<Tables>({ dialect: new PostgresDialect({ pool }) });
  try {
    return await withPostgresErrors(() => readRestored(db, head));
  } finally {
    await db.destroy();
  }
}

async function readRestored(db: Kysely<Tables>, head: RecordHead | null): Promise<RestoredContents> {
  const contents = await readContents(db);
  const isWhole = (await areHistoriesWhole(db)) && (await isRecordWhole(db, head));
  return { ...contents, isWhole };
}

async function areHistoriesWhole(db: Kysely<Tables>): Promise<boolean> {
  const histories = await listHistories(db);
  const { entries } = await db
    .selectFrom('entry')
    .select(({ fn }) => fn.countAll<number | string>().as('entries'))
    .executeTakeFirstOrThrow();
  const there = new Set((await db.selectFrom('submission').select('id').execute()).map(({ id }) => id));
  const inOrder = [...histories.values()].reduce((total, { length }) => total + length, 0);
  return inOrder === Number(entries) && [...histories.keys()].every((id) => there.has(id));
}

async function isRecordWhole(db: Kysely<Tables>, head: RecordHead | null): Promise<boolean> {
  const record = recordStore(db);
  let last: RecordHead = { number: 0, hash: '' };
  let isHeadThere = head === null;
  for (;;) {
    const next = await record.records(last.number, AT_ONCE);
    for (const { entry, hash } of next) {
      const follows = entry.number === last.number + 1 && entry.before === last.hash;
      if (!follows || hashOfRecordEntry(entry) !== hash) return false;
      last = { number: entry.number, hash };
      isHeadThere ||= last.number === head?.number && last.hash === head.hash;
    }
    if (next.length === 0) return isHeadThere;
  }
}
