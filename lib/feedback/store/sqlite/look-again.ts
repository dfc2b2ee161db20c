import { pathToFileURL } from 'node:url';
import Database from 'libsql';
import { sqliteReason } from '#lib/feedback/store/sqlite/errors';
import { StoreUnavailable } from '#lib/feedback/store/unavailable';

/** How often a database that seems to be damaged is looked at, and the pause in between, in milliseconds. */
const LOOKS = 50;
const PAUSE = 10;

/**
 * Runs `look` again while it finds damage: another process may be folding its log in, or rewriting the file, and what is read
 * meanwhile may be of before and of after.
 * @param most how often at most; by default for half a second where a look takes no time.
 * @throws what `look` throws last.
 */
export function lookAgain<T>(look: () => T, most = LOOKS): T {
  for (let looks = 1; ; looks += 1) {
    try {
      return look();
    } catch (error) {
      const reason = error instanceof StoreUnavailable ? error.reason : sqliteReason(error);
      if (reason !== 'damaged' || looks === most) throw error;
    }
    rest();
  }
}

/** Pauses the thread until another process may have gone on. */
export function rest(): void {
  Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, PAUSE);
}

/**
 * Opens the database at `path` and changes nothing in it. By SQLite also where only the file counts: to open and close it
 * otherwise would release the locks that this process holds.
 * @param isAlone whether its log and its shared memory are ignored: what another process is writing may then be read in part.
 */
export function openUnchanged(path: string, isAlone: boolean): Database.Database {
  return new Database(`${pathToFileURL(path).href}?${isAlone ? 'immutable=1' : 'mode=ro'}`);
}
