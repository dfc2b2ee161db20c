import { existsSync, readFileSync, renameSync, rmSync } from 'node:fs';
import { errorCode } from '#lib/error-code';

// SQLite's write-ahead log as bytes (https://sqlite.org/fileformat2.html#the_write_ahead_log): SQLite itself takes every
// log whose name fits and whose checksums are right, also one that another database left there.

const HEADER = 32;
const FRAME_HEADER = 24;

/** The first four bytes but for their last bit, which tells the order of bytes in checksums. */
const MAGIC = 0x377f0682;

/** Where a database's first page holds its schema's counter, and its application's number. */
const COOKIE = 40;
const APPLICATION = 68;

/** What a database's first page tells of which database it is. */
export interface FirstPage {
  /** `PRAGMA application_id`: here a random number, drawn anew each time that the log is folded in. */
  readonly token: number;
  /** `PRAGMA schema_version`: counts changes of the schema, and each vacuuming. */
  readonly cookie: number;
}

/** What a log holds: null where there is none, or none that SQLite would read. */
export interface Log {
  /** The two random numbers in its header, in hexadecimal: others for each filling of the log. */
  readonly salts: string;
  /** Every version of the first page in it, the oldest first. */
  readonly firstPages: readonly FirstPage[];
}

/** The path of the log of the database at `path`. */
export function logPath(path: string): string {
  return `${path}-wal`;
}

/** Reads the log of the database at `path`. */
export function readLog(path: string): Log | null {
  const bytes = bytesOf(logPath(path));
  const salts = bytes && saltsIn(bytes);
  if (!bytes || salts === null) return null;
  const frame = FRAME_HEADER + bytes.readUInt32BE(8);
  const firstPages: FirstPage[] = [];
  for (let at = HEADER; at + frame <= bytes.length; at += frame) {
    // From here on an earlier filling stands, or nothing.
    if (bytes.toString('hex', at + 8, at + 16) !== salts) break;
    const page = at + FRAME_HEADER;
    if (bytes.readUInt32BE(at) === 1)
      firstPages.push({
        token: bytes.readInt32BE(page + APPLICATION),
        cookie: bytes.readUInt32BE(page + COOKIE),
      });
  }
  return { salts, firstPages };
}

/** The salts of a log's first bytes; null where SQLite would read nothing. */
export function saltsIn(bytes: Buffer): string | null {
  const isLog = bytes.length >= HEADER && (bytes.readUInt32BE(0) & ~1) === MAGIC;
  return isLog ? bytes.toString('hex', 16, 24) : null;
}

/**
 * Whether the log was written on top of the database whose first page, without the log, is `main`. This program changes
 * the first page in each transaction, and gives it another token before each filling of the log: a log that begins on
 * this very file names its token. A copy that SQLite vacuumed has the token, and a higher cookie than its original's log.
 * A log without a first page is none of this program's, and is trusted.
 */
export function belongsTo(log: Log, main: FirstPage): boolean {
  const { firstPages } = log;
  return (
    firstPages.length === 0 ||
    firstPages.some(({ token, cookie }) => token === main.token && cookie >= main.cookie)
  );
}

/**
 * Renames a log that belongs to another database, which may hold submissions. Gives its new path. Its shared memory, which
 * says where in that log each page stands, goes with it: a process that still has the other database open would else
 * share it with those that open this one.
 */
export function setLogAside(path: string, { salts }: Log): string {
  const aside = freeName(`${logPath(path)}.not-its-own-${salts}`);
  renameSync(logPath(path), aside);
  rmSync(`${path}-shm`, { force: true });
  return aside;
}

/** A name that is not taken: another process may have set the same log aside at this moment, and begun the next. */
function freeName(name: string, number = 1): string {
  const tried = number === 1 ? name : [name, number].join('-');
  return existsSync(tried) ? freeName(name, number + 1) : tried;
}

function bytesOf(path: string): Buffer | null {
  try {
    return readFileSync(path);
  } catch (error) {
    if (errorCode(error) === 'ENOENT') return null;
    throw error;
  }
}
