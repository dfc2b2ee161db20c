import { execFile } from 'node:child_process';
import { mkdir, rename, stat, writeFile } from 'node:fs/promises';
import { promisify } from 'node:util';
import Database from 'libsql';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { reconnectingStore } from '#lib/feedback/store/reconnecting';
import { openSqliteFile, type SqliteFile } from '#lib/feedback/store/sqlite/file';
import { openSqliteStore } from '#lib/feedback/store/sqlite/open-store';
import { openSqliteThread } from '#lib/feedback/store/sqlite/thread';
import type { FeedbackStore, SealedSubmission } from '#lib/feedback/store/store';
import { StoreUnavailable } from '#lib/feedback/store/unavailable';
import { bundledProgram } from '../../../../harness/bundled';
import { namedHashes } from '../../../../harness/named-hashes';
import { UNDER_MODES } from '../../../../harness/powers';
import { sqlitePlace } from '../places';

const submission = (name: string, bytes = 10): SealedSubmission => ({
  id: `id of ${name}`,
  notice: 'notice',
  received: '2024-12-02',
  ...namedHashes(name),
  sealed: new Uint8Array(bytes).fill(7),
});

/** A way to open a SQLite file; `kind` is what `open-sqlite.ts` calls it. */
interface Opening {
  name: string;
  kind: 'file' | 'thread';
  openFile: (path: string) => Promise<SqliteFile>;
}

const OPENINGS: readonly Opening[] = [
  { name: 'a SQLite file', kind: 'file', openFile: async (path) => openSqliteFile(path) },
  { name: 'a SQLite file in a thread of its own', kind: 'thread', openFile: openSqliteThread },
];

describe.each(OPENINGS)('$name', ({ kind, openFile }) => {
  let place: Awaited<ReturnType<typeof sqlitePlace>>;
  let file: SqliteFile;
  let store: FeedbackStore;

  beforeEach(async () => {
    place = await sqlitePlace(async (path) => {
      file = await openFile(path);
      return file;
    });
    store = await place.open();
  });
  afterEach(() => place.remove());

  test('writes ahead, fsyncs every commit and overwrites what it deletes', async () => {
    expect(await file.run({ sql: 'pragma journal_mode', parameters: [], kind: 'write' })).toEqual([
      { journal_mode: 'wal' },
    ]);
    expect(await file.run({ sql: 'pragma synchronous', parameters: [], kind: 'write' })).toEqual([
      { synchronous: 2 },
    ]);
    expect(await file.run({ sql: 'pragma secure_delete', parameters: [], kind: 'write' })).toEqual([
      { secure_delete: 1 },
    ]);
  });

  test('numbers no row of any table but the one that holds its version', async () => {
    const { schema_version: _, ...tables } = await place.columns();
    expect(Object.keys(tables).length).toBeGreaterThan(10);
    for (const table of Object.keys(tables))
      await expect(place.ask(`select rowid from ${table}`)).rejects.toThrow('no such column: rowid');
  });

  test('keeps all its files for the owner alone', async () => {
    await store.insert(submission('one'));
    for (const end of ['', '-wal', '-shm']) expect((await stat(place.path + end)).mode & 0o777).toBe(0o600);
  });

  describe('whose lock another process holds', () => {
    let other: Database.Database;
    beforeEach(() => {
      other = new Database(place.path);
      other.exec('begin immediate');
    });
    afterEach(() => {
      other.close();
    });

    test('stores once the other lets go', async () => {
      const storing = store.insert(submission('one'));
      expect(await store.find(namedHashes('one'))).toBeNull();
      other.exec('commit');
      expect(await storing).toEqual({ received: '2024-12-02', form: 'digits' });
      expect(await store.list()).toHaveLength(1);
    });

    test('answers what is only read meanwhile, and says so in the end when the other stays', async () => {
      const storing = expect(store.insert(submission('one'))).rejects.toThrow(new StoreUnavailable('busy'));
      expect([await store.find(namedHashes('one')), await store.list(), await store.office()]).toEqual([
        null,
        [],
        null,
      ]);
      await storing;
      other.exec('rollback');
      expect(await store.list()).toEqual([]);
      expect(await store.insert(submission('one'))).toEqual({ received: '2024-12-02', form: 'digits' });
    });

    test('waits with its tables too', async () => {
      const opening = place.open();
      other.exec('commit');
      expect(await (await opening).list()).toEqual([]);
    });
  });

  test('says that it is full, stores no half, and goes on once there is room', async () => {
    await store.insert(submission('one'));
    const [{ page_count: pages } = {}] = await place.ask('pragma page_count');
    await file.run({ sql: `pragma max_page_count = ${pages}`, parameters: [], kind: 'write' });
    await expect(store.insert(submission('large', 100_000))).rejects.toThrow(new StoreUnavailable('full'));
    expect([await store.find(namedHashes('large')), (await store.list()).length]).toEqual([null, 1]);
    await file.run({ sql: 'pragma max_page_count = 100000', parameters: [], kind: 'write' });
    expect(await store.insert(submission('large', 100_000))).toEqual({
      received: '2024-12-02',
      form: 'digits',
    });
  });

  test('says that it may not write, and still reads', async () => {
    await store.insert(submission('one'));
    await file.run({ sql: 'pragma query_only = on', parameters: [], kind: 'write' });
    await expect(store.insert(submission('two'))).rejects.toThrow(new StoreUnavailable('read-only'));
    expect(await store.find(namedHashes('one'))).toEqual({ received: '2024-12-02', form: 'digits' });
  });

  test('says that its file was moved away: what is written there nobody would find', async () => {
    await rename(place.path, `${place.path}.away`);
    await expect(store.insert(submission('one'))).rejects.toThrow(new StoreUnavailable('moved'));
    await expect(store.find(namedHashes('one'))).rejects.toThrow(new StoreUnavailable('moved'));
  });

  test('says that its file was replaced', async () => {
    await rename(place.path, `${place.path}.away`);
    await writeFile(place.path, '');
    await expect(store.find(namedHashes('one'))).rejects.toThrow(new StoreUnavailable('moved'));
  });

  test('is opened anew by the next question after its file was moved away', async () => {
    const healing = reconnectingStore(place.open);
    await healing.insert(submission('one'));
    for (const end of ['', '-wal', '-shm']) await rename(place.path + end, `${place.path}${end}.away`);
    await expect(healing.find(namedHashes('one'))).rejects.toThrow(new StoreUnavailable('moved'));
    expect(await healing.insert(submission('two'))).toEqual({ received: '2024-12-02', form: 'digits' });
    expect((await healing.list()).map(({ id }) => id)).toEqual(['id of two']);
    await healing.close();
  });

  test('cannot be opened where something else has its name', async () => {
    const elsewhere = async (path: string) => openSqliteStore(await openFile(path));
    await writeFile(
      `${place.path}.text`,
      'no database, but a text that is longer than the head of one'.repeat(20),
    );
    await expect(elsewhere(`${place.path}.text`)).rejects.toThrow(new StoreUnavailable('damaged'));
    await mkdir(`${place.path}.folder`);
    await expect(elsewhere(`${place.path}.folder`)).rejects.toThrow(new StoreUnavailable('damaged'));
    for (const path of [`${place.path}/below`, '/nowhere/feedback.db'])
      await expect(elsewhere(path)).rejects.toThrow(new StoreUnavailable('gone'));
  });

  test('is not made where this account may not write', async () => {
    const folder = `${place.path}.folder`;
    await mkdir(folder, { mode: 0o555 });
    const open = [await bundledProgram('tests/harness/open-sqlite.ts'), kind, `${folder}/feedback.db`];
    const [program = '', ...args] = [...UNDER_MODES, process.execPath, ...open];
    const { stdout, stderr } = await promisify(execFile)(program, args);
    expect({ stdout, stderr }).toEqual({ stdout: 'read-only\n', stderr: '' });
  });

  test('cannot be asked any more once it is closed', async () => {
    await store.close();
    await expect(file.run({ sql: 'select 1', parameters: [], kind: 'read' })).rejects.toThrow(
      new StoreUnavailable('closed'),
    );
    await expect(store.find(namedHashes('one'))).rejects.toThrow();
    await store.close();
  });

  test('that is closed while somebody waits for a lock says so, and harms nothing else', async () => {
    const other = new Database(place.path);
    other.exec('begin immediate');
    const storing = expect(store.insert(submission('one'))).rejects.toThrow(new StoreUnavailable('closed'));
    await store.find(namedHashes('one'));
    await store.close();
    await storing;
    other.close();
  });

  test('stays whole when it is closed while much is asked of it', async () => {
    const asked = Array.from({ length: 50 }, (_, index) => store.insert(submission(String(index))));
    const settled = Promise.allSettled(asked);
    await store.close();
    const stored = (await settled).filter(({ status }) => status === 'fulfilled').length;
    expect(await place.ask('pragma integrity_check')).toEqual([{ integrity_check: 'ok' }]);
    const rows = await place.ask('select id from submission');
    expect(rows.length).toBeGreaterThanOrEqual(stored);
  });
});
