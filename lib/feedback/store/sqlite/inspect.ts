import { pathToFileURL } from 'node:url';
import Database from 'libsql';
import * as z from 'zod';
import { sqliteReason } from '#lib/feedback/store/sqlite/errors';
import { fileStat } from '#lib/feedback/store/sqlite/file-identity';
import { belongsTo, type FirstPage, logPath, readLog, setLogAside } from '#lib/feedback/store/sqlite/log';
import { StoreUnavailable } from '#lib/feedback/store/unavailable';

/** How often a log that seems to be another database's is looked at, and the pause in between, in milliseconds. */
const LOOKS = 20;
const PAUSE = 10;

/** How often a database that seems to be damaged is looked at: another process may be folding its log in. */
const LOOKS_AT_DAMAGE = 50;

/** The table that every database of this program has. */
const OURS = 'schema_version';

const numberSchema = z
  .array(z.record(z.string(), z.unknown()))
  .transform((rows) => Number(Object.values(rows[0] ?? {})[0]));
const namesSchema = z.array(z.object({ name: z.string() })).transform((rows) => rows.map(({ name }) => name));
const checkSchema = z.array(z.object({ quick_check: z.string() }));

/**
 * Looks whether the database at `path` may be opened, and changes nothing but what `maintain` allows: that its log is its
 * own, that every page of both is sound, and that it is one of this program's.
 * @param maintain whether a log that belongs to another database is set aside.
 * @param milliseconds how long to wait for a process that recovers the same database.
 * @returns the new path of a log that was set aside, or null.
 * @throws StoreUnavailable (`foreign-log`, `damaged`, `empty`, `foreign`).
 */
export function inspectSqlite(path: string, maintain: boolean, milliseconds: number): string | null {
  const aside = settleLog(path, maintain);
  const database = new Database(address(path, 'mode=ro'));
  try {
    database.pragma(`busy_timeout = ${milliseconds}`);
    const [{ quick_check: found } = { quick_check: '' }] = checkSchema.parse(
      database.pragma('quick_check(1)'),
    );
    if (found !== 'ok') throw new StoreUnavailable('damaged', { detail: found });
    const tables = tablesOf(database);
    const isNew = tables.length === 0 && firstPageOf(database).token !== 0;
    if (tables.length === 0 && !isNew) throw new StoreUnavailable('empty');
    if (tables.length > 0 && !tables.includes(OURS)) throw new StoreUnavailable('foreign');
  } finally {
    database.close();
  }
  return aside;
}

/** Sees to it that the log at the path is none of another database. Gives the new path of one that was. */
function settleLog(path: string, maintain: boolean): string | null {
  if (!fileStat(logPath(path))?.size) return null;
  for (let looks = 1; ; looks += 1) {
    const main = mainWhole(path);
    const log = readLog(path);
    // Another process may fold its log in meanwhile: what counts is what was read while the database stayed the same.
    if (mainWhole(path).token !== main.token) continue;
    if (log === null || belongsTo(log, main)) return null;
    // A process that writes begins its log anew now and then: what is read of it meanwhile may be of both.
    if (looks < LOOKS) {
      rest();
      continue;
    }
    if (main.tables.length === 0)
      throw new StoreUnavailable('empty', { detail: `${logPath(path)} 不是它的日志，请一并保留` });
    if (!maintain) throw new StoreUnavailable('foreign-log');
    return setLogAside(path, log);
  }
}

function rest(): void {
  Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, PAUSE);
}

/**
 * The same as `mainAlone` of a file that is whole: while another process folds its log in, the first page may already tell
 * of pages that are yet to be written, which SQLite takes for damage.
 */
function mainWhole(path: string): ReturnType<typeof mainAlone> {
  for (let looks = 1; ; looks += 1) {
    try {
      return mainAlone(path);
    } catch (error) {
      if (looks === LOOKS_AT_DAMAGE || sqliteReason(error) !== 'damaged') throw error;
    }
    rest();
  }
}

/** What the database's file tells without its log. By SQLite: to open and close it otherwise would release its locks. */
function mainAlone(path: string): FirstPage & { tables: string[] } {
  const database = new Database(address(path, 'immutable=1'));
  try {
    return { ...firstPageOf(database), tables: tablesOf(database) };
  } finally {
    database.close();
  }
}

function firstPageOf(database: Database.Database): FirstPage {
  const asked = (setting: string) => numberSchema.parse(database.pragma(setting));
  return { token: asked('application_id'), cookie: asked('schema_version') };
}

function tablesOf(database: Database.Database): string[] {
  return namesSchema.parse(database.prepare("select name from sqlite_schema where type = 'table'").all());
}

function address(path: string, mode: string): string {
  return `${pathToFileURL(path).href}?${mode}`;
}
