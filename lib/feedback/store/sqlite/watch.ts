import { closeSync, fstatSync, openSync, readSync } from 'node:fs';
import { fileIdentity, fileStat, identityOf } from '#lib/feedback/store/sqlite/file-identity';
import { logPath, saltsIn } from '#lib/feedback/store/sqlite/log';

/**
 * What became of the files of an open database. `replaced`: the path names another database, or none. `log-lost`: the
 * database is there, but its log or its shared memory is another, or gone. `log-emptied`: the log was emptied, by another
 * process that folded it in, or by somebody who should not. `shrunk`: the database is shorter than it was, since it was vacuumed, or cut off. `damaged`: bytes that were
 * there are not.
 */
export type FilesState = 'in-place' | 'replaced' | 'log-lost' | 'log-emptied' | 'shrunk' | 'damaged';

/** Knows which files a connection has open, and tells whether they are still those at the path. */
export interface FilesWatch {
  /** The device and inode numbers of the database that was opened. */
  readonly identity: string | null;
  /**
   * Looks at the three files: a few microseconds. The driver goes on with what it has open, whatever stands at the path.
   * @throws the file system's error where it cannot tell.
   */
  look(): FilesState;
  /** Remembers the log as it is now, after a commit or after it was folded in. */
  note(): void;
  /** Remembers how long the database is now, after it was vacuumed. */
  noteSize(): void;
  /** How long the log at the path is, in bytes: with none there is nothing to be folded in. */
  logLength(): bigint;
}

/** Bytes of a log's header. */
const HEADER = 32;

/** Begins to watch the files of the database at `path`, which is open, and was read from. */
export function watchFiles(path: string): FilesWatch {
  const identity = fileIdentity(path);
  const side = [logPath(path), `${path}-shm`].map((file) => ({ file, opened: fileIdentity(file) }));
  let size = fileStat(path)?.size ?? 0n;
  let log = logAt(path);

  return {
    identity,
    logLength: () => logAt(path).length,
    look() {
      const now = fileStat(path);
      if (!now || identityOf(now) !== identity) return 'replaced';
      if (now.size < size) return 'shrunk';
      size = now.size;
      if (side.some(({ file, opened }) => fileIdentity(file) !== opened)) return 'log-lost';
      const { salts, length } = logAt(path);
      if (length === 0n) return log.length === 0n ? 'in-place' : 'log-emptied';
      // Where the beginning was cut off, what is committed later stands behind a hole.
      return salts === null || (salts === log.salts && length < log.length) ? 'damaged' : 'in-place';
    },
    note() {
      log = logAt(path);
    },
    noteSize() {
      size = fileStat(path)?.size ?? 0n;
    },
  };
}

/**
 * The salts and the length of the log: the salts change when it is filled anew. Another process may fold it in and begin it
 * anew meanwhile: what is told is of one moment, in which the header did not change.
 */
function logAt(path: string): { salts: string | null; length: bigint } {
  if (fileStat(logPath(path)) === null) return { salts: null, length: 0n };
  // SQLite has no locks on this file that closing could release.
  const file = openSync(logPath(path), 'r');
  try {
    for (;;) {
      const before = headerOf(file);
      const { size } = fstatSync(file, { bigint: true });
      const isSame = headerOf(file).equals(before);
      if (isSame && (size === 0n) === (before.length === 0)) return { salts: saltsIn(before), length: size };
    }
  } finally {
    closeSync(file);
  }
}

/** The first bytes of an open file: none where it is empty. */
function headerOf(file: number): Buffer {
  const header = Buffer.alloc(HEADER);
  return header.subarray(0, readSync(file, header, 0, HEADER, 0));
}
