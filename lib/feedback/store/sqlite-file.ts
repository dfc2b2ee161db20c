import { accessSync, closeSync, constants, fchownSync, openSync, statSync } from 'node:fs';
import { dirname } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import Database from 'libsql';
import { z } from 'zod';
import { errorCode } from '#lib/error-code';
import { fileIdentity } from '#lib/feedback/store/file-identity';
import { fileReason, StoreUnavailable, type UnavailableReason } from '#lib/feedback/store/unavailable';

/** How often a statement is retried while another process holds the database's lock, and the pause between, in ms. */
const TRIES = 160;
const PAUSE = 25;

/** Timeout for opening while another process opens or recovers the same database, in milliseconds. */
const OPENING = 4_000;

/** A SQL statement with its parameters, and what it does to the database. */
export const sqliteStatementSchema = z.object({
  sql: z.string(),
  parameters: z.array(z.unknown()).readonly(),
  /** `read` takes no lock; `write` runs in a transaction of its own; `transaction` begins or ends one. */
  kind: z.enum(['read', 'write', 'transaction']),
});

export type SqliteStatement = z.output<typeof sqliteStatementSchema>;

/** An open SQLite database. */
export interface SqliteFile {
  /** Runs a statement and gives its rows. What it wrote is durable when it ends. @throws StoreUnavailable. */
  run(statement: SqliteStatement): Promise<unknown[]>;
  close(): Promise<void>;
}

/**
 * Opens the SQLite database `path`, created if missing and `mayMake`: write-ahead log, fsync on every commit, deleted
 * content overwritten. A statement blocks the thread while the disk works; one that waits for a lock does not.
 * @throws StoreUnavailable when it cannot be opened.
 */
export function openSqliteFile(path: string, mayMake = true): SqliteFile {
  const database = named(() => open(path, mayMake));
  const identity = fileIdentity(path);
  return {
    run: async (statement) => {
      const rows = await withLockRetries(() => once(database, statement));
      // A file that was moved away takes what is written, and nobody would find it again.
      if (identity === null || fileIdentity(path) !== identity) throw new StoreUnavailable('moved');
      return rows;
    },
    close: async () => {
      database.close();
    },
  };
}

function open(path: string, mayMake: boolean): Database.Database {
  if (!mayMake && fileIdentity(path) === null) throw new StoreUnavailable('moved');
  if (isTaken(path)) accessSync(path, constants.R_OK | constants.W_OK);
  const database = new Database(path);
  try {
    for (const setting of [
      `busy_timeout = ${OPENING}`,
      'journal_mode = WAL',
      'synchronous = FULL',
      'secure_delete = ON',
      // From here on waiting is ours: a statement that waits must not hold up those that can go on.
      'busy_timeout = 0',
    ])
      database.pragma(setting);
    return database;
  } catch (error) {
    database.close();
    throw error;
  }
}

/**
 * Whether the file exists; if not, creates it with mode 0600: SQLite gives its other files the same mode and owner. In
 * another account's folder root creates it for that account, whose server must open it too. (An existing file is not opened
 * here: closing it would release the whole process's POSIX locks on it.)
 */
function isTaken(path: string): boolean {
  try {
    const made = openSync(path, 'wx', 0o600);
    try {
      const { uid, gid } = statSync(dirname(path));
      if (process.getuid?.() === 0) fchownSync(made, uid, gid);
    } finally {
      closeSync(made);
    }
    return false;
  } catch (error) {
    if (errorCode(error) === 'EEXIST') return true;
    throw error;
  }
}

/**
 * Runs a statement once. A write first takes the lock through `exec`: a prepared statement that is refused the lock stays
 * active until garbage collection, and until then nothing that the connection writes would be committed.
 */
function once(database: Database.Database, statement: SqliteStatement): unknown[] {
  // Closed while this waited for a lock: asking on, the driver would end the whole process.
  if (!database.open) throw new StoreUnavailable('closed');
  if (statement.kind === 'transaction') {
    database.exec(statement.sql);
    return [];
  }
  if (database.inTransaction || statement.kind === 'read') return rowsOf(database, statement);
  database.exec('begin immediate');
  try {
    const rows = rowsOf(database, statement);
    database.exec('commit');
    return rows;
  } catch (error) {
    if (database.inTransaction) database.exec('rollback');
    throw error;
  }
}

function rowsOf(database: Database.Database, { sql, parameters }: SqliteStatement): unknown[] {
  const prepared = database.prepare(sql);
  if (prepared.reader) return prepared.all(...parameters);
  prepared.run(...parameters);
  return [];
}

/** Retries `work` while another process holds the database's lock. */
async function withLockRetries<T>(work: () => T): Promise<T> {
  for (let tries = 1; ; tries += 1) {
    try {
      return named(work);
    } catch (error) {
      const waits = error instanceof StoreUnavailable && error.reason === 'busy' && tries < TRIES;
      if (!waits) throw error;
      await pause(PAUSE);
    }
  }
}

/** Maps SQLite's primary result codes (https://sqlite.org/rescode.html) to reasons. */
const REASONS: Readonly<Record<number, UnavailableReason>> = {
  5: 'busy',
  6: 'busy',
  8: 'read-only',
  13: 'full',
};

/** Runs `work` and translates SQLite's errors. @throws StoreUnavailable for a known result code. */
function named<T>(work: () => T): T {
  try {
    return work();
  } catch (error) {
    const reason = reasonOf(error);
    throw reason ? new StoreUnavailable(reason, { cause: error }) : error;
  }
}

function reasonOf(error: unknown): UnavailableReason | null {
  if (!(error instanceof Error)) return null;
  const refused = fileReason(error);
  if (refused) return refused;
  const opening = /^ConnectionFailed\(.*: (\d+)"?\)$/.exec(error.message)?.[1];
  const result = 'rawCode' in error && typeof error.rawCode === 'number' ? error.rawCode : Number(opening);
  return Number.isNaN(result) ? null : (REASONS[result & 0xff] ?? 'gone');
}
