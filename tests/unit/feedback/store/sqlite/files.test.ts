import { spawn } from 'node:child_process';
import { once } from 'node:events';
import {
  copyFile,
  mkdir,
  mkdtemp,
  readdir,
  readFile,
  rename,
  rm,
  stat,
  truncate,
  unlink,
  writeFile,
} from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import Database from 'libsql';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { type OpeningOptions, openSqliteFile } from '#lib/feedback/store/sqlite/file';
import { openSqliteStore } from '#lib/feedback/store/sqlite/open-store';
import { openSqliteReadOnly } from '#lib/feedback/store/sqlite/read-only';
import type { FeedbackStore, SealedSubmission } from '#lib/feedback/store/store';
import { StoreUnavailable } from '#lib/feedback/store/unavailable';
import { namedHashes } from '../../../../harness/named-hashes';

// What becomes of a database whose three files somebody copies, moves, replaces, cuts or removes.

const submission = (id: string): SealedSubmission => ({
  id,
  notice: 'notice',
  received: '2024-12-02',
  ...namedHashes(id),
  sealed: new Uint8Array(3_000).fill(7),
});

let folder: string;
let path: string;
let notices: string[];
let quiet: () => void;
let opened: FeedbackStore[];

/** Opens the store as a server does; time passes when the test says so (`quiet`). */
async function serve(options: OpeningOptions = {}, at = path): Promise<FeedbackStore> {
  const file = openSqliteFile(at, {
    maintain: true,
    later: (_, work) => {
      quiet = work;
      return () => {};
    },
    notice: (text) => notices.push(text),
    ...options,
  });
  const store = await openSqliteStore(file, options.mayMake);
  opened.push(store);
  return store;
}

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'disclosure-files-'));
  path = join(folder, 'feedback.db');
  notices = [];
  opened = [];
  quiet = () => {};
});
afterEach(async () => {
  await Promise.all(opened.map((store) => store.close()));
  await rm(folder, { recursive: true });
});

/** A store with `stored` submissions of which `folded` are in the database's own file. */
async function storeOf(folded: readonly string[], logged: readonly string[]): Promise<FeedbackStore> {
  const store = await serve();
  for (const id of folded) await store.insert(submission(id));
  quiet();
  for (const id of logged) await store.insert(submission(id));
  return store;
}

/** A copy by SQLite itself of the database as it now is. */
function copyWhole(to: string, from = path): void {
  const database = new Database(from);
  database.prepare('vacuum into ?').run(to);
  database.close();
}

const idsIn = async (store: FeedbackStore) => (await store.list()).map(({ id }) => id).sort();
const namesThere = async () => (await readdir(folder)).sort();
const MOVED = new StoreUnavailable('moved');
const DAMAGED = new StoreUnavailable('damaged');

describe('the log', () => {
  test('is folded in at a quiet moment: then the file alone is a whole copy', async () => {
    await storeOf(['a', 'b'], []);
    expect((await stat(`${path}-wal`)).size).toBe(0);
    await copyFile(path, `${path}.copy`);
    expect(await idsIn(await serve({}, `${path}.copy`))).toEqual(['a', 'b']);
  });

  test('is folded in when the store is closed, with everything that was stored', async () => {
    const store = await storeOf([], ['a', 'b']);
    await store.close();
    await copyFile(path, `${path}.copy`);
    expect(await idsIn(await serve({}, `${path}.copy`))).toEqual(['a', 'b']);
  });

  test('is left alone while another process writes, and folded in at the next quiet moment', async () => {
    const store = await storeOf([], ['a']);
    const other = new Database(path);
    other.exec('begin immediate');
    quiet();
    expect((await stat(`${path}-wal`)).size).toBeGreaterThan(0);
    other.exec('rollback');
    other.close();
    quiet();
    expect((await stat(`${path}-wal`)).size).toBe(0);
    expect(await idsIn(store)).toEqual(['a']);
  });

  test('is folded in by another process, and what comes after it is stored', async () => {
    const store = await storeOf([], ['a']);
    await (await serve()).close();
    await store.insert(submission('b'));
    expect(await idsIn(store)).toEqual(['a', 'b']);
  });

  test('is kept by a command that only reads', async () => {
    await storeOf([], ['a']);
    const { size } = await stat(`${path}-wal`);
    const reader = await serve({ maintain: false, mayMake: false });
    expect(await idsIn(reader)).toEqual(['a']);
    await reader.close();
    expect((await stat(`${path}-wal`)).size).toBe(size);
  });
});

/** What is done to the files of an open store, and what it says to the next write. */
const WHILE_OPEN: readonly { what: string; meddle: () => Promise<unknown>; says: StoreUnavailable }[] = [
  { what: 'its file is moved away', meddle: () => rename(path, `${path}.away`), says: MOVED },
  { what: 'its file is removed', meddle: () => unlink(path), says: MOVED },
  {
    what: 'its file is replaced by a copy of SQLite’s',
    meddle: async () => {
      copyWhole(`${path}.copy`);
      await rename(`${path}.copy`, path);
    },
    says: MOVED,
  },
  {
    what: 'its file is replaced by a copy of the file alone',
    meddle: async () => {
      await copyFile(path, `${path}.copy`);
      await rename(`${path}.copy`, path);
    },
    says: MOVED,
  },
  { what: 'its file is emptied', meddle: () => truncate(path, 0), says: DAMAGED },
  { what: 'its file is cut short', meddle: () => truncate(path, 4_096), says: DAMAGED },
  { what: 'its log is removed', meddle: () => unlink(`${path}-wal`), says: MOVED },
  { what: 'its log is moved away', meddle: () => rename(`${path}-wal`, `${path}.log`), says: MOVED },
  {
    what: 'its log is replaced',
    meddle: async () => {
      await writeFile(`${path}.other`, 'no log');
      await rename(`${path}.other`, `${path}-wal`);
    },
    says: MOVED,
  },
  { what: 'its log is emptied', meddle: () => truncate(`${path}-wal`, 0), says: DAMAGED },
  { what: 'its log is cut short', meddle: () => truncate(`${path}-wal`, 5_000), says: DAMAGED },
  { what: 'its shared memory is removed', meddle: () => unlink(`${path}-shm`), says: MOVED },
];

describe.each(WHILE_OPEN)('an open store of which $what', ({ meddle, says }) => {
  test('acknowledges no write and answers nothing from then on', async () => {
    const store = await storeOf(['a'], ['b']);
    await meddle();
    await expect(store.insert(submission('c'))).rejects.toThrow(says);
    await expect(store.find(namedHashes('hash of a'))).rejects.toThrow(says);
    await expect(store.insert(submission('d'))).rejects.toThrow(says);
  });

  test('answers nothing to who only reads', async () => {
    const store = await storeOf(['a'], ['b']);
    await meddle();
    await expect(store.find(namedHashes('hash of a'))).rejects.toThrow(says);
  });
});

describe('what was acknowledged', () => {
  test.each([
    ['removed', () => unlink(`${path}-wal`)],
    ['moved away', () => rename(`${path}-wal`, `${path}.log`)],
  ])('is saved from a log that was %s', async (_, meddle) => {
    const store = await storeOf(['a'], ['b', 'c']);
    await meddle();
    await expect(store.insert(submission('d'))).rejects.toThrow(MOVED);
    await store.close();
    expect(await idsIn(await serve())).toEqual(['a', 'b', 'c']);
  });

  test('is there after the shared memory was removed', async () => {
    const store = await storeOf(['a'], ['b']);
    await unlink(`${path}-shm`);
    await expect(store.insert(submission('c'))).rejects.toThrow(MOVED);
    await store.close();
    expect(await idsIn(await serve())).toEqual(['a', 'b']);
  });

  test('is saved beside a file that took its place, log and all', async () => {
    const store = await storeOf(['a'], []);
    copyWhole(`${path}.copy`);
    await store.insert(submission('b'));
    await rename(`${path}.copy`, path);
    await expect(store.insert(submission('c'))).rejects.toThrow(MOVED);
    await store.close();
    expect(await idsIn(await serve())).toEqual(['a']);
    const saved = (await namesThere()).find((name) => name.startsWith('feedback.db.replaced-')) ?? '';
    expect(notices[0]).toContain(`另存为 ${join(folder, saved)}`);
    expect((await stat(join(folder, saved))).mode & 0o777).toBe(0o600);
    expect(await idsIn(await serve({}, join(folder, saved)))).toEqual(['a', 'b']);
  });

  test('is saved when the file is removed', async () => {
    const store = await storeOf(['a'], ['b']);
    await unlink(path);
    await expect(store.find(namedHashes('hash of a'))).rejects.toThrow(MOVED);
    const saved = (await namesThere()).find((name) => name.startsWith('feedback.db.replaced-')) ?? '';
    expect(await idsIn(await serve({}, join(folder, saved)))).toEqual(['a', 'b']);
  });

  test('is found again when a moved file is back, its log with it or not', async () => {
    const store = await storeOf(['a'], ['b']);
    await rename(path, `${path}.away`);
    await expect(store.find(namedHashes('hash of a'))).rejects.toThrow(MOVED);
    await store.close();
    await expect(serve({ mayMake: false })).rejects.toThrow(MOVED);
    await rename(`${path}.away`, path);
    expect(await idsIn(await serve({ mayMake: false }))).toEqual(['a', 'b']);
    expect(notices).toEqual([]);
  });
});

/** Copies the files of an open store as a crash would leave them. */
async function crashed(folded: readonly string[], logged: readonly string[]): Promise<string> {
  await storeOf(folded, logged);
  const left = join(folder, 'left.db');
  for (const end of ['', '-wal']) await copyFile(path + end, left + end);
  return left;
}

describe('a log that a crash left', () => {
  test('is its database’s, wherever both are copied to', async () => {
    const left = await crashed(['a'], ['b']);
    expect(await idsIn(await serve({}, left))).toEqual(['a', 'b']);
    expect(notices).toEqual([]);
  });

  test('is its database’s after the earlier half of it was folded in', async () => {
    const store = await storeOf(['a'], ['b']);
    const database = new Database(path);
    database.exec('begin');
    database.prepare('select * from submission').all();
    // A reader keeps the log from being emptied, not from being copied over.
    quiet();
    await store.insert(submission('c'));
    const left = join(folder, 'left.db');
    for (const end of ['', '-wal']) await copyFile(path + end, left + end);
    database.close();
    expect(await idsIn(await serve({}, left))).toEqual(['a', 'b', 'c']);
  });

  test('is set aside when a copy of SQLite’s takes the place of its database, and keeps its bytes', async () => {
    const left = await crashed(['a'], ['b']);
    copyWhole(`${path}.copy`);
    await (await serve()).insert(submission('c'));
    for (const end of ['-wal']) await copyFile(path + end, left + end);
    const { size } = await stat(`${left}-wal`);
    await rename(`${path}.copy`, left);
    expect(await idsIn(await serve({}, left))).toEqual(['a', 'b']);
    const aside = (await namesThere()).find((name) => name.startsWith('left.db-wal.not-its-own-')) ?? '';
    expect((await stat(join(folder, aside))).size).toBe(size);
    expect(notices).toEqual([expect.stringContaining(`已经改名为 ${join(folder, aside)}`)]);
  });

  test('is set aside with its shared memory, which whoever has the other database open goes on with', async () => {
    const server = await storeOf(['a'], ['b']);
    copyWhole(`${path}.copy`);
    await rename(`${path}.copy`, path);
    const { ino } = await stat(`${path}-shm`);
    const store = await serve();
    expect(await idsIn(store)).toEqual(['a', 'b']);
    expect((await stat(`${path}-shm`)).ino).not.toBe(ino);
    await expect(server.insert(submission('c'))).rejects.toThrow(new StoreUnavailable('moved'));
    await store.insert(submission('d'));
    expect(await idsIn(store)).toEqual(['a', 'b', 'd']);
  });

  test('is set aside when an older copy of the file takes the place of its database', async () => {
    const store = await storeOf(['a'], []);
    await copyFile(path, `${path}.older`);
    await store.insert(submission('b'));
    quiet();
    await store.insert(submission('c'));
    const left = join(folder, 'left.db');
    await copyFile(`${path}-wal`, `${left}-wal`);
    await rename(`${path}.older`, left);
    expect(await idsIn(await serve({}, left))).toEqual(['a']);
    expect(notices).toHaveLength(1);
  });

  test('is set aside when it was emptied and filled again since the file was copied, without a quiet moment', async () => {
    const store = await storeOf(['a'], []);
    const copy = join(folder, 'copy', 'feedback.db');
    await mkdir(join(folder, 'copy'));
    await copyFile(path, copy);
    for (let number = 0; number < 400; number += 1)
      await store.insert({ ...submission(`burst ${number}`), sealed: new Uint8Array(9_000).fill(7) });
    expect((await stat(`${path}-wal`)).size).toBeLessThan(5_000_000);
    await copyFile(`${path}-wal`, `${copy}-wal`);
    expect(await idsIn(await serve({}, copy))).toEqual(['a']);
    expect(notices.join()).toContain('已经改名为');
  });

  test('is refused by a command, which changes nothing', async () => {
    const left = await crashed(['a'], ['b']);
    copyWhole(`${path}.copy`);
    await rename(`${path}.copy`, left);
    const before = await namesThere();
    await expect(serve({ maintain: false, mayMake: false }, left)).rejects.toThrow(
      new StoreUnavailable('foreign-log'),
    );
    expect(await namesThere()).toEqual(before);
  });

  test('is not taken for another’s where another program wrote to it last', async () => {
    const left = await crashed(['a'], []);
    await rm(`${left}-wal`, { force: true });
    const other = new Database(left);
    other.exec("update submission set notice = 'other'");
    const again = join(folder, 'again.db');
    for (const end of ['', '-wal']) await copyFile(left + end, again + end);
    other.close();
    expect(await (await serve({}, again)).list()).toMatchObject([{ id: 'a', notice: 'other' }]);
  });

  test.each([
    ['', 'without its first page'],
    ['pragma user_version = 5', 'with its first page'],
  ])('is taken over from an earlier version of this program, which gave no tokens: %s', async (touch) => {
    const left = await crashed(['a'], []);
    const earlier = new Database(left);
    earlier.exec('pragma application_id = 0');
    earlier.exec('pragma wal_checkpoint(truncate)');
    if (touch) earlier.exec(touch);
    earlier.exec("update submission set notice = 'earlier'");
    const again = join(folder, 'again.db');
    for (const end of ['', '-wal']) await copyFile(left + end, again + end);
    earlier.close();
    const store = await serve({}, again);
    expect(await store.list()).toMatchObject([{ id: 'a', notice: 'earlier' }]);
    await store.insert(submission('b'));
    quiet();
    expect(await idsIn(store)).toEqual(['a', 'b']);
  });

  test('alone, without its database, lets no new one be made', async () => {
    const left = await crashed(['a'], ['b']);
    await unlink(left);
    await expect(serve({}, left)).rejects.toMatchObject({ reason: 'missing' });
    expect((await stat(`${left}-wal`)).size).toBeGreaterThan(0);
  });
});

/** Files that are no database of this program's, or not a whole one. */
const NOT_OURS: readonly { what: string; make: (at: string) => Promise<unknown>; reason: string }[] = [
  { what: 'an empty file', make: (at) => writeFile(at, ''), reason: 'empty' },
  {
    what: 'the file alone of a database whose rows all lie in its log',
    make: async (at) => {
      const other = new Database(`${at}.other`);
      other.exec('pragma journal_mode = wal');
      other.exec('create table schema_version (id integer primary key, version integer not null)');
      await copyFile(`${at}.other`, at);
      other.close();
    },
    reason: 'empty',
  },
  {
    what: 'another program’s database',
    make: async (at) => {
      const other = new Database(at);
      other.exec('create table word (word text)');
      other.close();
    },
    reason: 'foreign',
  },
  { what: 'a text', make: (at) => writeFile(at, 'a letter to the office '.repeat(400)), reason: 'damaged' },
  ...[50, 4_096, 8_192, 12_288].map((length) => ({
    what: `a database of which ${length} bytes are left`,
    make: async (at: string) => {
      await copyFile(path, at);
      await truncate(at, length);
    },
    reason: 'damaged',
  })),
  {
    what: 'a database with a page of zeros',
    make: async (at) => {
      const bytes = await readFile(path);
      await writeFile(at, bytes.fill(0, 8_192, 12_288));
    },
    reason: 'damaged',
  },
];

describe.each(NOT_OURS)('$what', ({ make, reason }) => {
  test.each([
    ['a server', true],
    ['a command', false],
  ])('is refused to %s, and left as it is', async (_, maintain) => {
    const store = await storeOf(['a', 'b', 'c', 'd'], []);
    await store.close();
    const at = join(folder, 'given.db');
    await make(at);
    const { size } = await stat(at);
    await expect(serve({ maintain }, at)).rejects.toMatchObject({ reason });
    expect((await stat(at)).size).toBe(size);
  });
});

test('of many who make a database at once one makes it, and nothing else is left', async () => {
  const stores = await Promise.all(Array.from({ length: 5 }, () => serve()));
  for (const [index, store] of stores.entries()) await store.insert(submission(String(index)));
  expect((await idsIn(await serve())).length).toBe(5);
  expect(await namesThere()).toEqual(['feedback.db', 'feedback.db-shm', 'feedback.db-wal']);
});

test('a database that is opened while another program vacuums it is not taken for a damaged one', async () => {
  const store = await serve();
  for (let count = 0; count < 40; count += 1) await store.insert(submission(`old ${count}`));
  await store.close();
  const other = new Database(path);
  other.pragma('wal_autocheckpoint = 0');
  other.exec(`delete from submission where id <> 'old 1'`);
  other.pragma('wal_checkpoint(TRUNCATE)');
  const before = (await stat(path)).size;
  other.exec('vacuum');
  const between = await serve();
  expect((await stat(path)).size).toBe(before);
  other.pragma('wal_checkpoint(TRUNCATE)');
  expect((await stat(path)).size).toBeLessThan(before);
  expect(await idsIn(between)).toEqual(['old 1']);
  other.close();
});

/** The database at `path`, open in another program, which neither folds its log in nor empties it by itself. */
function otherProgram(): Database.Database {
  const other = new Database(path);
  other.pragma('wal_autocheckpoint = 0');
  return other;
}

/** A store of forty submissions, which knows how long its file is. */
async function storeOfForty(): Promise<FeedbackStore> {
  const ids = Array.from({ length: 40 }, (_, count) => `old ${count}`);
  const store = await storeOf(ids, []);
  expect(await idsIn(store)).toHaveLength(40);
  return store;
}

test('a database that another program vacuums, and goes on writing to, is not taken for a damaged one', async () => {
  const store = await storeOfForty();
  const other = otherProgram();
  other.exec(`delete from submission where id <> 'old 1'; vacuum`);
  other.pragma('wal_checkpoint(TRUNCATE)');
  // What is written from here on stands in the log alone: the file is shorter than the database.
  other.exec('create table growth (bytes blob) strict; insert into growth values (randomblob(90000))');
  expect(await idsIn(store)).toEqual(['old 1']);
  other.close();
});

test('a database that another program vacuums twice before its log is folded in is not taken for a damaged one', async () => {
  const store = await storeOfForty();
  const other = otherProgram();
  other.exec(`delete from submission where id in (select id from submission limit 20); vacuum`);
  other.pragma('wal_checkpoint(TRUNCATE)');
  other.exec(`delete from submission where id in (select id from submission limit 19); vacuum`);
  expect((await idsIn(store)).length).toBe(1);
  other.pragma('wal_checkpoint(TRUNCATE)');
  expect((await idsIn(store)).length).toBe(1);
  other.close();
});

test('an older copy that is laid over a database which another program vacuumed is told as damaged', async () => {
  const store = await serve();
  await store.insert(submission('old'));
  quiet();
  expect(await idsIn(store)).toEqual(['old']);
  const older = join(folder, 'older.db');
  await copyFile(path, older);
  for (let count = 0; count < 40; count += 1) await store.insert(submission(`new ${count}`));
  quiet();
  const other = otherProgram();
  other.exec('vacuum');
  other.pragma('wal_checkpoint(TRUNCATE)');
  expect(await idsIn(store)).toHaveLength(41);
  other.close();
  // In place: the file keeps its identity.
  await writeFile(path, await readFile(older), { flag: 'r+' });
  await truncate(path, (await stat(older)).size);
  await expect(store.insert(submission('lost'))).rejects.toMatchObject({ reason: 'damaged' });
});

test('a log that somebody emptied is told as damaged to two who look at the same time', async () => {
  const stores = [await serve(), await serve()];
  for (const store of stores) await store.insert(submission(`of ${stores.indexOf(store)}`));
  for (const store of stores) expect(await idsIn(store)).toHaveLength(2);
  await truncate(`${path}-wal`, 0);
  const looks = await Promise.allSettled(stores.map((store) => store.list()));
  for (const look of looks) expect(look).toMatchObject({ reason: { reason: 'damaged' } });
});

describe('while another process writes, folds its log in and vacuums, again and again', () => {
  let end: () => Promise<void>;
  let store: FeedbackStore;
  beforeEach(async () => {
    store = await serve();
    const writer = spawn(process.execPath, ['tests/harness/fold-again.mjs', path]);
    const gone = once(writer, 'exit');
    await once(writer.stdout, 'data');
    end = async () => {
      writer.stdin.end();
      await gone;
    };
  });
  afterEach(() => end());

  test('a database that is opened is not taken for a damaged one', async () => {
    for (let opening = 0; opening < 150; opening += 1) await openSqliteFile(path).close();
  });

  test('a database that is open is not taken for a damaged one', async () => {
    // It only asks: the other process leaves nobody the lock for long.
    for (let asking = 0; asking < 2_000; asking += 1) expect(await idsIn(store)).toEqual([]);
  });

  test('a database that is only looked at is not taken for a damaged one', async () => {
    for (let opening = 0; opening < 150; opening += 1) await openSqliteReadOnly(path).close();
  });
});
