import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Kysely, sql } from 'kysely';
import Database from 'libsql';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { sqliteDialect } from '#lib/feedback/store/sqlite/dialect';
import { openSqliteFile } from '#lib/feedback/store/sqlite/file';
import { StoreUnavailable } from '#lib/feedback/store/unavailable';

interface Words {
  word: { word: string };
}

let folder: string;
let db: Kysely<Words>;
let other: Database.Database;

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'disclosure-dialect-'));
  const path = join(folder, 'words.db');
  db = new Kysely<Words>({ dialect: sqliteDialect(openSqliteFile(path)) });
  await db.schema.createTable('word').addColumn('word', 'text').execute();
  await db.insertInto('word').values({ word: 'a' }).execute();
  other = new Database(path);
  other.exec('begin immediate');
});
afterEach(async () => {
  other.close();
  await db.destroy();
  await rm(folder, { recursive: true });
});

const A = [{ word: 'a' }];

describe('while another process holds the lock', () => {
  test.each<[string, () => Promise<{ word: string }[]>]>([
    ['a select', () => db.selectFrom('word').select('word').execute()],
    [
      'a select that begins with a table expression',
      () =>
        db
          .with('same', (by) => by.selectFrom('word').select('word'))
          .selectFrom('same')
          .select('word')
          .execute(),
    ],
  ])('%s is answered', async (_, read) => {
    expect(await read()).toEqual(A);
  });

  test('what writes waits for it, whatever its words begin with', async () => {
    const writing = db
      .with('fresh', (by) => by.selectFrom('word').select('word'))
      .insertInto('word')
      .expression((by) => by.selectFrom('fresh').select('word'))
      .execute();
    expect(await db.selectFrom('word').select('word').execute()).toEqual(A);
    other.exec('rollback');
    await writing;
    expect(await db.selectFrom('word').select('word').execute()).toEqual([...A, ...A]);
  });

  test('what writes in words of its own waits too, and is refused in the end', async () => {
    const writing = sql`delete from word`.execute(db);
    await expect(writing).rejects.toThrow(new StoreUnavailable('busy'));
    expect(await db.selectFrom('word').select('word').execute()).toEqual(A);
  });
});
