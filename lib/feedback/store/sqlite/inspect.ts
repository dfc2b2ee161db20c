import type Database from 'libsql';
import * as z from 'zod';
import { fileStat } from '#lib/feedback/store/sqlite/file-identity';
import { belongsTo, type FirstPage, logPath, readLog, setLogAside } from '#lib/feedback/store/sqlite/log';
import { lookAgain, openUnchanged, rest } from '#lib/feedback/store/sqlite/look-again';
import { StoreUnavailable } from '#lib/feedback/store/unavailable';

/** How often a log that seems to be another database's is looked at. */
const LOOKS = 20;

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
  const database = openUnchanged(path, false);
  try {
    database.pragma(`busy_timeout = ${milliseconds}`);
    expectSound(database);
    const tables = tablesOf(database);
    const isNew = tables.length === 0 && firstPageOf(database).token !== 0;
    if (tables.length === 0 && !isNew) throw new StoreUnavailable('empty');
    if (tables.length > 0 && !tables.includes(OURS)) throw new StoreUnavailable('foreign');
  } finally {
    database.close();
  }
  return aside;
}

/** Reads every page of a database. @throws StoreUnavailable (`damaged`) with what SQLite says of one that is not sound. */
export function expectSound(database: Database.Database): void {
  const [{ quick_check: found } = { quick_check: '' }] = checkSchema.parse(database.pragma('quick_check(1)'));
  if (found !== 'ok') throw new StoreUnavailable('damaged', { detail: found });
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

/**
 * The same as `mainAlone` of a file that is whole: while another process folds its log in, the first page may already tell
 * of pages that are yet to be written, which SQLite takes for damage.
 */
const mainWhole = (path: string) => lookAgain(() => mainAlone(path));

/** What the database's file tells without its log. */
function mainAlone(path: string): FirstPage & { tables: string[] } {
  const database = openUnchanged(path, true);
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
