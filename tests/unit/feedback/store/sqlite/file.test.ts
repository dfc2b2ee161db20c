import { chown, mkdir, mkdtemp, rm, stat } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import Database from 'libsql';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { openSqliteFile, type SqliteFile } from '#lib/feedback/store/sqlite/file';

/** An account's number that is not this one's. */
const SOMEBODY = 4321;

let folder: string;
let path: string;
let file: SqliteFile;
let other: Database.Database;

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'disclosure-sqlite-'));
  path = join(folder, 'feedback.db');
  file = openSqliteFile(path);
  await file.run({
    sql: 'create table word (word text primary key) without rowid',
    parameters: [],
    kind: 'write',
  });
  other = new Database(path);
});
afterEach(async () => {
  await file.close();
  if (other.open) other.close();
  await rm(folder, { recursive: true, force: true });
});

const insert = (word: string) =>
  file.run({ sql: 'insert into word values (?) returning word', parameters: [word], kind: 'write' });
const seenByOther = () => other.prepare('select word from word order by word').all();

describe('what is written while another process holds the lock', () => {
  test('waits, and is committed, as is what comes after it', async () => {
    other.exec('begin immediate');
    const waiting = insert('a');
    other.exec('commit');
    expect(await waiting).toEqual([{ word: 'a' }]);
    await insert('b');
    expect(seenByOther()).toEqual([{ word: 'a' }, { word: 'b' }]);
  });

  test('is refused in the end, and what comes after it is committed', async () => {
    other.exec('begin immediate');
    await expect(insert('a')).rejects.toMatchObject({ name: 'StoreUnavailable', reason: 'busy' });
    other.exec('commit');
    await insert('b');
    expect(seenByOther()).toEqual([{ word: 'b' }]);
    // As is what others write: nothing of this file's holds the lock.
    other.exec("insert into word values ('c')");
    expect(
      await file.run({ sql: 'select word from word order by word', parameters: [], kind: 'read' }),
    ).toHaveLength(2);
  });
});

test('what waits for the lock when the connection is given up is not written once the lock is free', async () => {
  let isGivenUp = false;
  // By this table a database is known as this program's.
  other.exec('create table schema_version (version integer) strict');
  const givenUp = openSqliteFile(path, { isGivenUp: () => isGivenUp });
  other.exec('begin immediate');
  const late = givenUp.run({ sql: "insert into word values ('late')", parameters: [], kind: 'write' });
  isGivenUp = true;
  other.exec('commit');
  await expect(late).rejects.toMatchObject({ name: 'StoreUnavailable' });
  expect(seenByOther()).toEqual([]);
  await givenUp.close();
});

test('a statement that fails leaves no transaction open', async () => {
  await insert('a');
  await expect(
    file.run({ sql: 'insert into word values (?)', parameters: ['a'], kind: 'write' }),
  ).rejects.toThrow();
  await insert('b');
  expect(seenByOther()).toHaveLength(2);
});

test("a database, with all its files, is the account's whose folder it is made in, also when root makes it", async () => {
  const theirs = join(folder, 'theirs');
  await mkdir(theirs);
  if (process.getuid?.() === 0) await chown(theirs, SOMEBODY, SOMEBODY);
  const { uid: owner } = await stat(theirs);
  const made = openSqliteFile(join(theirs, 'feedback.db'));
  await made.run({ sql: 'create table word (word text)', parameters: [], kind: 'write' });
  for (const name of ['feedback.db', 'feedback.db-wal', 'feedback.db-shm']) {
    const { uid, mode } = await stat(join(theirs, name));
    expect({ name, uid, mode: mode & 0o777 }).toEqual({ name, uid: owner, mode: 0o600 });
  }
  await made.close();
});
