import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import {
  checkData,
  checkFolder,
  type LastData,
  readLastData,
  rememberData,
} from '../../../../scripts/server/last-data';

let folder: string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'disclosure-last-'));
});
afterEach(() => rm(folder, { recursive: true }));

const SQLITE = { DATABASE_URL: undefined, isFolderNamed: true, wantsNew: false };
const POSTGRES_URL = 'postgres://127.0.0.1/feedback';

/** What a start is told of: `last` is the same folder, another, PostgreSQL, or nothing. */
interface Start {
  last: 'same' | 'other' | 'postgres' | null;
  named: boolean;
  there?: boolean;
  key?: boolean;
  wantsNew?: boolean;
  postgres?: boolean;
  /** What it begins to say: nothing, a reminder, or why it is refused. */
  says: RegExp | null;
  refused?: boolean;
}

const FORGOTTEN = /^没有执行：没有设置 DATA_DIR，而网站以前使用的是/;
const LOST = /^没有启动：找不到数据库 .*，上次启动时它还在。/;

describe('a start', () => {
  test.each<Start>([
    { last: null, named: false, says: null },
    { last: null, named: true, says: null },
    { last: null, named: false, there: true, says: null },
    {
      last: null,
      named: true,
      key: true,
      says: /^没有启动：找不到数据库 .*，私钥文件 .* 却还在。/,
      refused: true,
    },
    { last: null, named: true, key: true, there: true, says: null },
    { last: null, named: true, key: true, wantsNew: true, says: null },
    { last: 'same', named: true, there: true, says: null },
    { last: 'same', named: false, there: true, says: null },
    { last: 'same', named: true, says: LOST, refused: true },
    { last: 'same', named: false, says: LOST, refused: true },
    { last: 'same', named: true, wantsNew: true, says: null },
    {
      last: 'same',
      named: true,
      there: true,
      wantsNew: true,
      says: /还在，不用 --new-database/,
      refused: true,
    },
    { last: 'other', named: false, says: FORGOTTEN, refused: true },
    {
      last: 'other',
      named: false,
      there: true,
      says: /^提醒：没有设置 DATA_DIR，现在使用的是 .*，而网站上一次使用的是 DATA_DIR=/,
    },
    { last: 'other', named: true, says: /^提醒：以前使用的是 DATA_DIR=.*那里没有数据库，要新建数据库和密钥/ },
    { last: 'other', named: true, there: true, says: null },
    { last: 'other', named: false, wantsNew: true, says: null },
    { last: 'postgres', named: false, says: /而网站以前使用的是 PostgreSQL（DATABASE_URL）/, refused: true },
    { last: 'postgres', named: true, says: /^提醒：以前使用的是 PostgreSQL/ },
    { last: 'other', named: false, postgres: true, says: null },
    { last: 'postgres', named: false, postgres: true, says: null },
  ])('with $last data before, DATA_DIR named $named, database there $there: $says', async (start) => {
    const { last: kind, named, there, key, wantsNew = false, postgres, says, refused } = start;
    if (there) await writeFile(join(folder, 'feedback.db'), '');
    if (key) await writeFile(join(folder, 'office-key-abc.txt'), '');
    const database = kind === 'postgres' ? 'postgres' : 'sqlite';
    const last: LastData | null = kind && {
      database,
      folder: kind === 'other' ? '/elsewhere' : folder,
      recipient: 'age1',
    };
    const DATABASE_URL = postgres ? POSTGRES_URL : undefined;
    const checked = checkData({ DATABASE_URL, DATA_DIR: folder, isFolderNamed: named, wantsNew }, last);
    if (refused) {
      await expect(checked).rejects.toThrow(expect.objectContaining({ name: 'CommandError' }));
      await expect(checked).rejects.toThrow(says ?? '');
    } else if (says) expect(await checked).toMatch(says);
    else expect(await checked).toBeNull();
  });
});

describe('what the folder of builds remembers', () => {
  test('is what was told last', async () => {
    expect(await readLastData(folder)).toBeNull();
    await rememberData(folder, { DATA_DIR: join(folder, 'one'), DATABASE_URL: undefined }, 'age1one');
    await rememberData(folder, { DATA_DIR: join(folder, 'two'), DATABASE_URL: undefined }, 'age1two');
    expect(await readLastData(folder)).toEqual({
      database: 'sqlite',
      folder: join(folder, 'two'),
      recipient: 'age1two',
    });
  });

  test('holds no address of a database', async () => {
    await rememberData(folder, { DATA_DIR: folder, DATABASE_URL: POSTGRES_URL }, 'age1one');
    expect(await readLastData(folder)).toEqual({ database: 'postgres', folder, recipient: 'age1one' });
  });

  test.each(['', '{}', 'no JSON', '{"database":"mysql"}'])(
    'is nothing when it cannot be read: %s',
    async (text) => {
      await writeFile(join(folder, 'last-data.json'), text);
      expect(await readLastData(folder)).toBeNull();
    },
  );
});

test('a command that forgot the folder is refused with the one that was used, as it is to be written', () => {
  const last = { database: 'sqlite', folder: '/srv/data', recipient: 'age1' } as const;
  const forgetful = { ...SQLITE, DATA_DIR: 'data', isFolderNamed: false };
  expect(() => checkFolder(forgetful, last, (option) => `npm run office -- ${option} list`)).toThrow(
    'npm run office -- --data "/srv/data" list',
  );
  expect(() => checkFolder({ ...forgetful, isFolderNamed: true }, last, String)).not.toThrow();
  expect(() => checkFolder({ ...forgetful, DATA_DIR: '/srv/data' }, last, String)).not.toThrow();
});
