import { randomBytes } from 'node:crypto';
import { mkdir, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { beforeEach, describe, expect, inject, onTestFinished, test } from 'vitest';
import { stoppedClock } from '#lib/clock';
import { readSurroundings } from '#lib/config';
import { checkBackup, headOf, sha256Of } from '#lib/feedback/backup/container';
import { makeBackup } from '#lib/feedback/backup/make-backup';
import { DiskSilent } from '#lib/feedback/backup/other-disk';
import { type TrialPlace, tryRestore } from '#lib/feedback/backup/try-restore';
import { CopyError } from '#lib/feedback/store/copies/copy-error';
import { openPostgresStore } from '#lib/feedback/store/postgres';
import { openSqliteStore } from '#lib/feedback/store/sqlite/open-store';
import { openSqliteThread } from '#lib/feedback/store/sqlite/thread';
import type { FeedbackStore } from '#lib/feedback/store/store';
import { systemRandom } from '#lib/random';
import { ownFolder } from '../../../harness/for-test';
import { namedHashes } from '../../../harness/named-hashes';
import { ask, createDatabase } from '../../../harness/postgres-database';

// Backups put back on trial, as the doctor does: what it says of them, and that nothing stays of it.

const NOW = Date.parse('2025-03-02T10:00:00+08:00');
const RECIPIENT = 'age1present';

let temporary: string;
let backup: string;
beforeEach(async () => {
  const folder = await ownFolder();
  temporary = join(folder, 'temporary');
  await mkdir(temporary);
  backup = join(folder, 'one.backup');
});

const placeOf = (url: string | undefined): TrialPlace => ({
  ...{ url, temporary, destructionLogs: [join(temporary, '..', 'destroyed.jsonl')] },
  ...{ reading: (work) => work(), clock: stoppedClock(NOW), random: systemRandom },
  onInterrupt: () => () => undefined,
});

const tried = async (place: TrialPlace) => tryRestore(backup, await checkBackup(backup), place);

const sourceOf = (url: string | undefined, folder: string) => ({
  ...{ url, path: join(folder, 'feedback.db'), destructionLogs: [], program: null },
  ...{ surroundings: readSurroundings(), clock: stoppedClock(NOW), random: systemRandom },
});

async function backUp(url: string | undefined, folder: string, store: FeedbackStore): Promise<void> {
  await store.registerOffice({ recipient: RECIPIENT, custody: 'elsewhere' });
  for (const id of ['a', 'b']) {
    const sealed = new Uint8Array([1, 2, 3]);
    const row = { id, notice: 'a-notice', received: '2025-02-01', ...namedHashes(id), sealed };
    await store.insert(row, RECIPIENT);
    const entry = {
      id: `answer-${id}`,
      submission: id,
      after: '',
      kind: 'answer',
      day: '2025-02-02',
    } as const;
    await store.append({ ...entry, state: 'answered', sealed });
    await store.addRecord({ id, day: '2025-02-02', kind: 'answer', submission: id });
  }
  await makeBackup(sourceOf(url, folder), backup, false);
  await store.close();
}

/** Makes a backup of a PostgreSQL whose role may do what the words say, and gives the database's address. */
async function backedUpPostgres(words: string): Promise<{ url: string; role: string }> {
  const server = inject('postgresUrl');
  const role = `role_${randomBytes(8).toString('hex')}`;
  await ask(server, `create role ${role} login ${words}`);
  const url = new URL(await createDatabase(server));
  await ask(server, `alter database ${url.pathname.slice(1)} owner to ${role}`);
  url.username = role;
  await backUp(url.href, '', await openPostgresStore(url.href));
  return { url: url.href, role };
}

async function backedUpSqlite(): Promise<undefined> {
  const folder = await ownFolder();
  await backUp(undefined, folder, await openSqliteStore(await openSqliteThread(join(folder, 'feedback.db'))));
}

/** The names of the databases of a role, but for that of the address. */
async function othersOf({ url, role }: { url: string; role: string }): Promise<unknown[]> {
  const rows = await ask(
    url,
    `select datname from pg_database join pg_roles on pg_roles.oid = datdba
     where rolname = $1 and datname <> current_database() order by datname`,
    [role],
  );
  return rows.map(({ datname }) => datname);
}

/** Writes the rows of the backup's dump anew, with every hash right. */
async function alterDump(change: (dump: string) => string): Promise<void> {
  const { manifest, destructions, databaseAt } = await checkBackup(backup);
  const before = (await readFile(backup)).subarray(databaseAt).toString('utf8');
  const dump = change(before);
  expect(dump).not.toBe(before);
  const database = { bytes: Buffer.byteLength(dump), sha256: sha256Of(dump) };
  const parts = { ...manifest.parts, database };
  await writeFile(backup, `${headOf({ ...manifest, parts })}${destructions}${dump}`);
}

describe.each([
  ['SQLite', backedUpSqlite],
  ['PostgreSQL', async () => (await backedUpPostgres('createdb')).url],
] as const)('a backup of %s', (_, make) => {
  test('is put back on trial', async () => {
    expect(await tried(placeOf(await make()))).toEqual({ state: 'tried' });
    expect(await readdir(temporary)).toEqual([]);
  });

  test('is put back without what was destroyed since', async () => {
    const line = '{"id":"a","day":"2025-03-01","reason":"withdrawn","attempt":"1"}';
    await writeFile(join(temporary, '..', 'destroyed.jsonl'), `${line}\n`);
    expect(await tried(placeOf(await make()))).toEqual({ state: 'tried' });
  });

  test('is not sound where its manifest counts more than was put back', async () => {
    const place = placeOf(await make());
    const checked = await checkBackup(backup);
    const manifest = { ...checked.manifest, submissions: 3 };
    await expect(tryRestore(backup, { ...checked, manifest }, place)).rejects.toThrow('与它写明的不一样');
    expect(await readdir(temporary)).toEqual([]);
  });
});

describe('a backup of PostgreSQL', () => {
  test('leaves no database behind, and the site’s own with every row as it was', async () => {
    const site = await backedUpPostgres('createdb');
    const rows = () =>
      Promise.all(
        ['submission', 'entry', 'office_record', 'office'].map((table) =>
          ask(site.url, `select xmin::text, ctid::text, * from ${table} order by ctid`),
        ),
      );
    const before = await rows();
    expect(await tried(placeOf(site.url))).toEqual({ state: 'tried' });
    expect(await rows()).toEqual(before);
    expect(await othersOf(site)).toEqual([]);
  });

  test.each<[string, (dump: string) => string, string]>([
    ['a row twice', (dump) => dump.replace(/^answer-a\t.*\n/m, '$&$&'), '错误代码 23505'],
    [
      'a value of another kind',
      (dump) => dump.replace(/^1\tage1present\b/m, 'x\tage1present'),
      '错误代码 22P02',
    ],
    ['an entry too few', (dump) => dump.replace(/^answer-a\t.*\n/m, ''), '与它写明的不一样'],
    [
      'an entry of a submission that is not there',
      (dump) => dump.replace(/^(answer-a\t)a\t/m, '$1z\t'),
      '与它写明的不一样',
    ],
  ])('with %s, and every hash right, is told as one that cannot be put back', async (_, change, words) => {
    const site = await backedUpPostgres('createdb');
    await alterDump(change);
    await expect(tried(placeOf(site.url))).rejects.toThrow(CopyError);
    await expect(tried(placeOf(site.url))).rejects.toThrow(words);
    expect(await othersOf(site)).toEqual([]);
  });

  test.each<[string, (dump: string) => string]>([
    [
      'an entry of the record that says something else',
      (dump) => dump.replace(/2025-02-02(\tanswer\t)/, '2025-02-03$1'),
    ],
    ['a gap in a history', (dump) => dump.replace(/^(answer-a\ta\t)\t/m, '$1none\t')],
  ])('with %s goes back, and its rows do not fit together', async (_, change) => {
    const site = await backedUpPostgres('createdb');
    await alterDump(change);
    expect(await tried(placeOf(site.url))).toEqual({ state: 'misfit' });
    expect(await othersOf(site)).toEqual([]);
  });

  test('is sound where a destroying broke off and left entries, which a restore removes', async () => {
    const site = await backedUpPostgres('createdb');
    await ask(
      site.url,
      `update submission set state = 'destroyed', destroyed_reason = 'junk' where id = 'a'`,
    );
    await rm(backup);
    await makeBackup(sourceOf(site.url, ''), backup, false);
    expect(await tried(placeOf(site.url))).toEqual({ state: 'tried' });
  });

  test('is not tried by a role that may make no database, until it may', async () => {
    const site = await backedUpPostgres('');
    const { role } = site;
    const reason = `DATABASE_URL 的账号 ${role} 不能新建数据库`;
    expect(await tried(placeOf(site.url))).toEqual({ state: 'untried', role, reason });
    await ask(inject('postgresUrl'), `alter role ${role} createdb`);
    expect(await tried(placeOf(site.url))).toEqual({ state: 'tried' });
  });

  test('is not tried where no address is known, or the server cannot be reached', async () => {
    const { url } = await backedUpPostgres('createdb');
    expect(await tried(placeOf(undefined))).toMatchObject({
      state: 'untried',
      reason: expect.stringContaining('没有设置 DATABASE_URL'),
    });
    const nowhere = new URL(url);
    nowhere.port = '1';
    expect(await tried(placeOf(nowhere.href))).toMatchObject({
      state: 'untried',
      reason: expect.stringContaining('错误代码 ECONNREFUSED'),
    });
  });

  test('is not tried to the end where its disk goes away, and its database is dropped', async () => {
    const site = await backedUpPostgres('createdb');
    const reading = () => Promise.reject(new DiskSilent());
    const place = { ...placeOf(site.url), reading };
    expect(await tried(place)).toMatchObject({
      state: 'untried',
      reason: expect.stringContaining('没有按时做完'),
    });
    expect(await othersOf(site)).toEqual([]);
  });

  test('takes its database away when the program is ended meanwhile', async () => {
    const site = await backedUpPostgres('createdb');
    let undo: () => Promise<void> = async () => undefined;
    const onInterrupt: TrialPlace['onInterrupt'] = (given) => {
      undo = given;
      return () => undefined;
    };
    let began = () => {};
    const beginning = new Promise<void>((resolve) => {
      began = resolve;
    });
    // The restoring neither ends nor fails before it is cut off.
    const reading: TrialPlace['reading'] = (work) => {
      began();
      return new Promise((_, reject) => {
        cut = () => reject(new Error('cut off'));
        void work().catch(() => undefined);
      });
    };
    let cut = () => {};
    const trial = tried({ ...placeOf(site.url), reading, onInterrupt });
    await beginning;
    expect(await othersOf(site)).toHaveLength(1);
    await undo();
    expect(await othersOf(site)).toEqual([]);
    cut();
    await expect(trial).rejects.toThrow('cut off');
  });

  test('drops what a run of an earlier day left, its own alone', async () => {
    const site = await backedUpPostgres('createdb');
    const [old, young, other] = ['20250228', '20250301', '20250228'].map(
      (day) => `disclosure_restore_${day}_${randomBytes(8).toString('hex')}`,
    );
    const mine = `disclosure_restore_by_hand_${randomBytes(8).toString('hex')}`;
    for (const name of [old, young, mine]) await ask(site.url, `create database ${name}`);
    const server = inject('postgresUrl');
    await ask(server, `create database ${other}`);
    onTestFinished(async () => {
      await ask(server, `drop database ${other}`);
    });
    expect(await tried(placeOf(site.url))).toEqual({ state: 'tried' });
    expect(await othersOf(site)).toEqual([young, mine].sort());
    expect(await ask(server, 'select from pg_database where datname = $1', [other])).toHaveLength(1);
  });
});
