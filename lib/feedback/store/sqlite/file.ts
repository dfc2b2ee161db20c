import { dirname } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import Database from 'libsql';
import { accessTrouble, isDiskFull } from '#lib/feedback/store/sqlite/access-trouble';
import { type Care, SqliteConnection } from '#lib/feedback/store/sqlite/connection';
import { createSqliteFile } from '#lib/feedback/store/sqlite/create';
import { withSqliteErrors } from '#lib/feedback/store/sqlite/errors';
import { fileIdentity, fileStat } from '#lib/feedback/store/sqlite/file-identity';
import { inspectSqlite } from '#lib/feedback/store/sqlite/inspect';
import type { SqliteStatement } from '#lib/feedback/store/sqlite/statement';
import { StoreUnavailable } from '#lib/feedback/store/unavailable';
import { systemRandom } from '#lib/random';

/** How often a statement is retried while another process holds the database's lock, and the pause between, in ms. */
const TRIES = 160;
const PAUSE = 25;

/** Timeout for opening while another process opens or recovers the same database, in milliseconds. */
const OPENING = 4_000;

/** An open SQLite database. */
export interface SqliteFile {
  /** Runs a statement and gives its rows. What it wrote is durable when it ends. @throws StoreUnavailable. */
  run(statement: SqliteStatement): Promise<unknown[]>;
  close(): Promise<void>;
}

/** How to open a database. */
export interface OpeningOptions extends Partial<Care> {
  /** Whether the database is made when there is none. */
  readonly mayMake?: boolean;
}

/**
 * Opens the SQLite database `path`, created if missing and `mayMake`: write-ahead log, fsync on every commit, deleted
 * content overwritten. It is inspected first (`inspectSqlite`). A statement blocks the thread while the disk works; one
 * that waits for a lock does not.
 * @throws StoreUnavailable when it cannot be opened.
 */
export function openSqliteFile(path: string, options: OpeningOptions = {}): SqliteFile {
  const { mayMake = true, maintain = false, later = systemLater, random = systemRandom } = options;
  const { notice = () => undefined, isGivenUp = () => false } = options;
  const care: Care = { maintain, later, random, isGivenUp, notice };
  const connection = withDiskTold(path, () => {
    const detail = accessTrouble(path);
    if (detail !== undefined) throw new StoreUnavailable('read-only', { detail });
    const stat = fileStat(path);
    // What SQLite says of a folder differs from disk to disk.
    if (stat?.isDirectory()) throw new StoreUnavailable('damaged');
    if (stat === null) {
      if (!mayMake) throw new StoreUnavailable('moved');
      createSqliteFile(path, random);
    }
    return open(path, care);
  });
  return {
    run: (statement) => withLockRetries(() => withDiskTold(path, () => connection.run(statement))),
    close: async () => connection.close(),
  };
}

/** Runs `work`; a failure without a reason, on a disk that is full, is told with that: SQLite does not always know. */
function withDiskTold<T>(path: string, work: () => T): T {
  try {
    return withSqliteErrors(work);
  } catch (error) {
    const isUnclear = error instanceof StoreUnavailable && error.reason === 'gone';
    // What was written may stand all the same: it is no refusal.
    if (isUnclear && isDiskFull(dirname(path)))
      throw new StoreUnavailable('gone', { detail: '它所在的磁盘已满', cause: error });
    throw error;
  }
}

/** Opens what was inspected: should another file come between, it is inspected anew. */
function open(path: string, care: Care): SqliteConnection {
  const identity = fileIdentity(path);
  const aside = inspectSqlite(path, care.maintain, OPENING);
  if (aside !== null)
    care.notice(`feedback.db-wal 不是这个数据库的日志，已经改名为 ${aside}，里面可能有反馈`);
  const database = new Database(path);
  try {
    for (const setting of [
      `busy_timeout = ${OPENING}`,
      'journal_mode = WAL',
      'synchronous = FULL',
      'secure_delete = ON',
      // SQLite would empty the log without giving the file a new token: `SqliteConnection` does it.
      'wal_autocheckpoint = 0',
      // The first to be read: from here on the log and the shared memory are open.
      'schema_version',
      // From here on waiting is ours: a statement that waits must not hold up those that can go on.
      'busy_timeout = 0',
    ])
      database.pragma(setting);
    const connection = new SqliteConnection(database, path, care);
    if (fileIdentity(path) !== identity) throw new StoreUnavailable('moved');
    return connection;
  } catch (error) {
    database.close();
    throw error;
  }
}

const systemLater: Care['later'] = (milliseconds, work) => {
  const timer = setTimeout(work, milliseconds);
  timer.unref();
  return () => clearTimeout(timer);
};

/** Retries `work` while another process holds the database's lock. */
async function withLockRetries<T>(work: () => T): Promise<T> {
  for (let tries = 1; ; tries += 1) {
    try {
      return work();
    } catch (error) {
      const waits = error instanceof StoreUnavailable && error.reason === 'busy' && tries < TRIES;
      if (!waits) throw error;
      await pause(PAUSE);
    }
  }
}
