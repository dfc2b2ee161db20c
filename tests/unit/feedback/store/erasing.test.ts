import { readdir, readFile, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, inject, test } from 'vitest';
import { openPostgresStore } from '#lib/feedback/store/postgres';
import { openSqliteFile } from '#lib/feedback/store/sqlite/file';
import { openSqliteThread } from '#lib/feedback/store/sqlite/thread';
import type { FeedbackStore, SealedSubmission } from '#lib/feedback/store/store';
import { systemRandom } from '#lib/random';
import { namedHashes } from '../../../harness/named-hashes';
import { ask } from '../../../harness/postgres-database';
import { type Place, postgresPlace, sqlitePlace } from './places';

// The sealed bytes of what was destroyed are looked for in the database's own files.

const random = () => Buffer.from(systemRandom(8)).toString('hex');

/** The lengths of sealed bytes that lie on one page, and on several. */
const LENGTHS = [600, 2_300, 8_500];

const DAY = '2024-12-09';
const WITHDRAWN = { day: DAY, reason: 'withdrawn' } as const;
const at = (moment: string) => Date.parse(`${moment}+08:00`);

interface Written {
  id: string;
  seals: Uint8Array[];
}

/** Stores submissions with a history, and destroys some of them between. */
async function writeAndDestroy(store: FeedbackStore, count: number): Promise<Written[]> {
  const all: Written[] = [];
  for (let index = 0; index < count; index += 1) {
    const seals = Array.from({ length: 1 + (index % 3) }, (_, which) =>
      systemRandom(LENGTHS[(index + which) % LENGTHS.length] ?? 0),
    );
    const [sealed = new Uint8Array(), ...others] = seals;
    const id = random();
    const submission: SealedSubmission = {
      id,
      notice: '2024-district-inspection',
      received: '2024-12-02',
      ...namedHashes(random()),
      sealed,
    };
    await store.insert(submission);
    let after = '';
    for (const seal of others) {
      const entry = { id: random(), submission: id, after, day: DAY, state: null, sealed: seal };
      await store.append({ ...entry, kind: 'addition' });
      after = entry.id;
    }
    all.push({ id, seals });
    const earlier = all[index - 5];
    if (earlier && isDestroyed(index - 5)) await store.destroy(earlier.id, WITHDRAWN, null);
  }
  return all;
}

const isDestroyed = (index: number) => index % 2 === 0;

/** How many of the seals are found in files, in whole or in part: by pieces that no other bytes have. */
function countFound(files: readonly Buffer[], written: readonly Written[]): number {
  const pieces = (seal: Uint8Array) =>
    Array.from({ length: Math.floor(seal.length / 16) }, (_, index) =>
      Buffer.from(seal).subarray(16 * index, 16 * (index + 1)),
    );
  const known = new Set<string>();
  // By their first three bytes, since cutting a piece out of a file at each of its bytes took seconds.
  const begins = new Uint8Array(1 << 24);
  for (const piece of written.flatMap(({ seals }) => seals.flatMap(pieces))) {
    known.add(piece.toString('latin1'));
    begins[piece.readUIntBE(0, 3)] = 1;
  }
  let found = 0;
  for (const file of files) {
    for (let at = 0; at + 16 <= file.length; at += 1)
      if (begins[file.readUIntBE(at, 3)] === 1 && known.has(file.toString('latin1', at, at + 16))) found += 1;
  }
  return found;
}

describe.each([
  { name: 'a SQLite file', openFile: async (path: string) => openSqliteFile(path) },
  { name: 'a SQLite file in a thread of its own', openFile: openSqliteThread },
])('$name', ({ openFile }) => {
  let place: Place & { path: string };
  beforeEach(async () => {
    place = await sqlitePlace(openFile);
  });
  afterEach(() => place.remove());

  const files = () =>
    Promise.all(
      ['', '-wal', '-shm'].map((ending) => readFile(place.path + ending).catch(() => Buffer.alloc(0))),
    );

  test('holds nothing of what was destroyed once it is rewritten, and all that was not', async () => {
    const store = await place.open();
    const written = await writeAndDestroy(store, 120);
    const destroyed = written.slice(0, -5).filter((_, index) => isDestroyed(index));
    const kept = written.filter((one) => !destroyed.includes(one));
    // What is looked for in the same way is found, as long as it may be there.
    expect(countFound(await files(), destroyed)).toBeGreaterThan(0);
    expect(await store.eraseDestroyed(at('2024-12-09T10:00'))).toBe(true);
    const after = await files();
    expect(countFound(after, destroyed)).toBe(0);
    const pieces = kept.flatMap(({ seals }) => seals).reduce((sum, { length }) => sum + length / 16, 0);
    // Bytes on several pages are parted where a page ends.
    expect(countFound(after, kept)).toBeGreaterThan(0.9 * pieces);
    expect((await store.list()).map(({ id }) => id).sort()).toEqual(kept.map(({ id }) => id).sort());
  });

  test('is rewritten only when something was destroyed, and at most once a minute', async () => {
    const store = await place.open();
    const [first, second, third] = await writeAndDestroy(store, 3);
    expect(await store.eraseDestroyed(at('2024-12-09T10:00'))).toBe(false);
    await store.destroy(first?.id ?? '', WITHDRAWN, null);
    expect(await store.eraseDestroyed(at('2024-12-09T10:00'))).toBe(true);
    expect(await store.eraseDestroyed(at('2024-12-09T10:05'))).toBe(false);
    await store.destroy(second?.id ?? '', WITHDRAWN, null);
    expect(await store.eraseDestroyed(at('2024-12-09T10:06'))).toBe(true);
    await store.destroy(third?.id ?? '', WITHDRAWN, null);
    expect(await store.eraseDestroyed(at('2024-12-09T10:06:59'))).toBe(false);
    expect(await store.eraseDestroyed(at('2024-12-09T10:07'))).toBe(true);
  });

  test('goes on in every process that has it open, though it became shorter', async () => {
    const [store, other] = [await place.open(), await place.open()];
    const written = await writeAndDestroy(store, 60);
    await other.list();
    await place.ask('pragma wal_checkpoint(PASSIVE)');
    const { size } = await stat(place.path);
    for (const { id } of written) await store.destroy(id, WITHDRAWN, null);
    expect(await store.eraseDestroyed(at('2024-12-09T10:00'))).toBe(true);
    expect((await stat(place.path)).size).toBeLessThan(size);
    expect(await other.list()).toEqual([]);
    const [again] = await writeAndDestroy(other, 1);
    expect((await store.list()).map(({ id }) => id)).toEqual([again?.id]);
  });

  test('is rewritten by whoever comes after one that ended between destroying and rewriting', async () => {
    const store = await place.open();
    const [one] = await writeAndDestroy(store, 1);
    const { id = '', seals = [] } = one ?? {};
    await store.append({
      id: random(),
      submission: id,
      after: '',
      kind: 'addition',
      day: DAY,
      state: null,
      sealed: seals[0] ?? null,
    });
    await place.ask(`insert into pending_erasure values (1, '${DAY}', 'before ${id}')`);
    await place.ask(`update submission set state = 'destroyed', sealed = x'' where id = '${id}'`);
    await store.close();
    const next = await place.open();
    expect(await next.eraseDestroyed(at('2024-12-09T10:00'))).toBe(true);
    expect(await place.ask('select * from entry')).toEqual([]);
    expect(countFound(await files(), [{ id, seals }])).toBe(0);
  });
});

describe('PostgreSQL', () => {
  let place: Place & { url: string };
  beforeEach(async () => {
    place = await postgresPlace();
  });
  afterEach(() => place.remove());

  /** The files of the database: tables, what they keep beside them, indexes. */
  async function files(): Promise<Buffer[]> {
    await ask(inject('postgresUrl'), 'checkpoint');
    const [row] = await place.ask(
      `select current_setting('data_directory') as data, oid from pg_database where datname = current_database()`,
    );
    const folder = join(String(row?.data), 'base', String(row?.oid));
    return Promise.all((await readdir(folder)).map((name) => readFile(join(folder, name))));
  }

  test('holds nothing of what was destroyed in its tables’ files after the night, and all that was not', async () => {
    const store = await place.open();
    const written = await writeAndDestroy(store, 40);
    const destroyed = written.slice(0, -5).filter((_, index) => isDestroyed(index));
    const kept = written.filter((one) => !destroyed.includes(one));
    expect(await store.eraseDestroyed(at('2024-12-09T23:59'))).toBe(false);
    expect(await store.eraseDestroyed(at('2024-12-10T02:59'))).toBe(false);
    expect(countFound(await files(), destroyed)).toBeGreaterThan(0);
    expect(await store.eraseDestroyed(at('2024-12-10T03:00'))).toBe(true);
    const after = await files();
    expect(countFound(after, destroyed)).toBe(0);
    expect(countFound(after, kept)).toBeGreaterThan(0);
    expect(await store.eraseDestroyed(at('2024-12-10T03:01'))).toBe(false);
    expect((await store.list()).map(({ id }) => id).sort()).toEqual(kept.map(({ id }) => id).sort());
  });

  test('is rewritten later where somebody holds a table', async () => {
    const store = await place.open();
    const [one] = await writeAndDestroy(store, 1);
    await store.destroy(one?.id ?? '', WITHDRAWN, null);
    const held = await place.hold();
    await held.ask('begin');
    await held.ask('lock table submission in access share mode');
    expect(await store.eraseDestroyed(at('2024-12-10T03:00'))).toBe(false);
    await held.ask('commit');
    await held.close();
    // A try keeps writers waiting: not at every round.
    expect(await store.eraseDestroyed(at('2024-12-10T03:00:59'))).toBe(false);
    expect(await store.eraseDestroyed(at('2024-12-10T03:01'))).toBe(true);
  });

  test('is not done where the role does not own a table, and then tried again', async () => {
    const store = await place.open();
    const [one] = await writeAndDestroy(store, 1);
    await store.destroy(one?.id ?? '', WITHDRAWN, null);
    const role = `other_${random()}`;
    await place.ask(`create role ${role} login superuser`);
    const url = new URL(place.url);
    url.username = role;
    const other = await openPostgresStore(url.href);
    await place.ask(`grant all on all tables in schema public to ${role}`);
    await place.ask(`alter role ${role} nosuperuser`);
    expect(await other.eraseDestroyed(at('2024-12-10T03:00'))).toBe(false);
    expect(await other.unerasedSince()).toBe(DAY);
    await place.ask(`alter table submission owner to ${role}`);
    expect(await other.eraseDestroyed(at('2024-12-10T03:01'))).toBe(false);
    await place.ask(`alter table entry owner to ${role}`);
    expect(await other.eraseDestroyed(at('2024-12-10T03:03'))).toBe(true);
    expect(await other.unerasedSince()).toBeNull();
    await other.close();
    await place.ask(`reassign owned by ${role} to current_user`);
    await place.ask(`drop owned by ${role}`);
    await place.ask(`drop role ${role}`);
  });
});
