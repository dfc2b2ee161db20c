import { mkdir, open, readdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { beforeEach, expect, test } from 'vitest';
import { systemClock } from '#lib/clock';
import { observeBackups } from '#lib/doctor/observe/backups';
import { DiskSilent, type OtherDisk, otherDisk } from '#lib/feedback/backup/other-disk';
import { generateOfficeKey } from '#lib/feedback/crypto/sealing';
import { systemRandom } from '#lib/random';
import type { StoreConfig } from '../../scripts/server/last-data';
import { withStore } from '../../scripts/server/store';
import { ownFolder, ownPostgres } from '../harness/for-test';
import { hangingFile } from '../harness/hanging-file';
import { keep, office, openOffice } from '../harness/office';
import { ask } from '../harness/postgres-database';

// What the doctor finds out of the newest backup, and that it leaves nothing of it behind.

let folder: string;
let backups: string;
let temporary: string;
beforeEach(async () => {
  folder = await ownFolder();
  backups = join(folder, 'backups');
  temporary = join(folder, 'temporary');
  await Promise.all([mkdir(backups), mkdir(temporary)]);
});

const observe = (
  at: string | undefined,
  disk = otherDisk(60_000),
  reading = otherDisk(60_000),
  url?: string,
) =>
  observeBackups(at, disk, join(folder, 'data'), {
    ...{ url, temporary, reading, clock: systemClock, random: systemRandom },
    onInterrupt: () => () => undefined,
  });

async function backUp(config: StoreConfig): Promise<string> {
  const path = join(backups, 'site.backup');
  expect(await office(config, 'backup', '-o', path)).toMatchObject({ code: 0, stderr: '' });
  return path;
}

async function officeData(): Promise<string> {
  const data = join(folder, 'data');
  await mkdir(data);
  return data;
}

async function officeWithWords(): Promise<StoreConfig> {
  const { config } = await openOffice(join(folder, 'data'));
  await keep(config, { a1: {}, b2: {} });
  return config;
}

test('a backup is put back on trial, of which nothing stays', async () => {
  await backUp(await officeWithWords());
  // What else lies there is no backup, however new.
  await writeFile(join(backups, 'destroyed.jsonl'), '');
  await writeFile(join(backups, 'next.backup.part'), 'disclosure-backup 1');
  const day = expect.stringMatching(/^\d{4}-\d\d-\d\d$/);
  expect(await observe(backups)).toEqual({
    state: 'read',
    newest: { state: 'tried', day },
    isLogBehind: false,
  });
  expect(await readdir(temporary)).toEqual([]);
});

test('a backup with one byte changed is damaged, and the message names it', async () => {
  const path = await backUp(await officeWithWords());
  const file = await open(path, 'r+');
  await file.write(Buffer.from('x'), 0, 1, (await file.stat()).size - 100);
  await file.close();
  expect(await observe(backups)).toEqual({
    state: 'read',
    newest: { state: 'damaged', reason: expect.stringContaining(`${path} 已经损坏`) },
    isLogBehind: false,
  });
});

test('a folder without one has none, and one that is not there cannot be read', async () => {
  expect(await observe(backups)).toEqual({
    ...{ state: 'read', newest: null, isLogBehind: false },
  });
  expect(await observe(join(folder, 'nowhere'))).toEqual({
    state: 'unreadable',
    reason: expect.stringContaining('ENOENT'),
  });
  expect(await observe(undefined)).toEqual({ state: 'unset' });
});

test('a disk that hangs is told from a folder that cannot be read, and is asked no second thing', async () => {
  await writeFile(join(await officeData(), 'destroyed.jsonl'), '');
  const hanging = await hangingFile(join(backups, 'destroyed.jsonl'));
  const disk = otherDisk(200);
  expect(await observe(backups, disk)).toEqual({ state: 'silent' });
  expect(await observe(backups, disk)).toEqual({ state: 'silent' });
  await hanging.release();
});

test('a disk that hangs only once the backup itself is read is told as one too', async () => {
  await backUp(await officeWithWords());
  const silent: OtherDisk = () => Promise.reject(new DiskSilent());
  expect(await observe(backups, otherDisk(60_000), silent)).toEqual({ state: 'silent' });
});

test('a destruction that is written in the data folder alone is told, until it stands beside the backups too', async () => {
  const line = '{"id":"a","day":"2025-03-01","reason":"withdrawn","attempt":"1"}';
  await writeFile(join(await officeData(), 'destroyed.jsonl'), `${line}\n`);
  expect(await observe(backups)).toMatchObject({ isLogBehind: true });
  await writeFile(join(backups, 'destroyed.jsonl'), `\n${line}\n`);
  expect(await observe(backups)).toMatchObject({ isLogBehind: false });
});

test('a backup of a PostgreSQL is put back on trial in a database beside it, of which nothing stays', async () => {
  const postgres = await ownPostgres();
  const url = await postgres.createDatabase('site');
  const config: StoreConfig = { DATA_DIR: join(folder, 'data'), DATABASE_URL: url };
  const { recipient } = await generateOfficeKey();
  await withStore(config, (store) => store.registerOffice({ recipient, custody: 'elsewhere' }));
  await keep(config, { a1: {} });
  await backUp(config);
  const disk = otherDisk(60_000);
  expect(await observe(backups, disk, disk, url)).toMatchObject({ newest: { state: 'tried' } });
  expect(await observe(backups, disk, disk)).toMatchObject({ newest: { state: 'untried', role: null } });
  const names = await ask(url, 'select datname from pg_database where not datistemplate order by datname');
  expect(names.map(({ datname }) => datname)).toEqual(['postgres', 'site']);
});
