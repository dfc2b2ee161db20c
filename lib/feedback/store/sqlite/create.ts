import { closeSync, fchownSync, fsyncSync, linkSync, openSync, renameSync, rmSync, statSync } from 'node:fs';
import { dirname } from 'node:path';
import Database from 'libsql';
import { errorCode } from '#lib/error-code';
import { fileIdentity } from '#lib/feedback/store/sqlite/file-identity';
import { logPath } from '#lib/feedback/store/sqlite/log';
import { StoreUnavailable } from '#lib/feedback/store/unavailable';
import type { Random } from '#lib/random';

/**
 * Makes a database without tables at `path`, in one step, with its token: one without is not of this program's making. Of
 * several processes that do so at once one makes it.
 * @throws StoreUnavailable (`missing`) where a log lies there alone, which may hold submissions.
 */
export function createSqliteFile(path: string, random: Random): void {
  if (fileIdentity(logPath(path)) !== null)
    throw new StoreUnavailable('missing', { detail: `${logPath(path)} 还在，里面可能有反馈` });
  const fresh = `${path}.new-${Buffer.from(random(8)).toString('hex')}`;
  createPrivateFile(fresh);
  try {
    const database = new Database(fresh);
    database.exec(`pragma application_id = ${drawToken(random)}`);
    database.close();
    giveName(fresh, path);
  } finally {
    rmSync(fresh, { force: true });
  }
  sync(dirname(path));
}

/** A hard link fails where the name is taken, while a rename would replace the other file. */
function giveName(fresh: string, path: string): void {
  try {
    linkSync(fresh, path);
  } catch (error) {
    if (errorCode(error) === 'EEXIST' || fileIdentity(path) !== null) return;
    // Some disks know no second names.
    renameSync(fresh, path);
  }
}

/** Draws a token: any number but 0, which files have that nobody gave one. */
export function drawToken(random: Random): number {
  return Buffer.from(random(4)).readInt32BE() || 1;
}

/**
 * Creates an empty file for its owner alone: SQLite gives its other files the same mode and owner. In another account's
 * folder root creates it for that account, whose server must open it too.
 */
export function createPrivateFile(path: string): void {
  const made = openSync(path, 'wx', 0o600);
  try {
    const { uid, gid } = statSync(dirname(path));
    if (process.getuid?.() === 0) fchownSync(made, uid, gid);
  } finally {
    closeSync(made);
  }
}

/** Syncs a file, or a folder: a new file's name is durable only after that. */
export function sync(path: string): void {
  const isFolder = statSync(path).isDirectory();
  // Windows keeps names durable by itself, syncs no folder, and of files only those that may be written.
  if (isFolder && process.platform === 'win32') return;
  const handle = openSync(path, isFolder ? 'r' : 'r+');
  try {
    fsyncSync(handle);
  } finally {
    closeSync(handle);
  }
}
