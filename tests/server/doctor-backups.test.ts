import { mkdir, open, readdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { beforeEach, expect, test } from 'vitest';
import { observeBackups } from '#lib/doctor/observe/backups';
import { generateOfficeKey } from '#lib/feedback/crypto/sealing';
import type { StoreConfig } from '../../scripts/server/last-data';
import { withStore } from '../../scripts/server/store';
import { ownFolder, ownPostgres } from '../harness/for-test';
import { keep, office, openOffice } from '../harness/office';

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

async function backUp(config: StoreConfig): Promise<string> {
  const path = join(backups, 'site.backup');
  expect(await office(config, 'backup', '-o', path)).toMatchObject({ code: 0, stderr: '' });
  return path;
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
  expect(await observeBackups(backups, temporary)).toEqual({
    state: 'read',
    newest: { state: 'tried', day },
  });
  expect(await readdir(temporary)).toEqual([]);
});

test('a backup with one byte changed is damaged, and the message names it', async () => {
  const path = await backUp(await officeWithWords());
  const file = await open(path, 'r+');
  await file.write(Buffer.from('x'), 0, 1, (await file.stat()).size - 100);
  await file.close();
  expect(await observeBackups(backups, temporary)).toEqual({
    state: 'read',
    newest: { state: 'damaged', reason: expect.stringContaining(`${path} 已经损坏`) },
  });
});

test('a folder without one has none, and one that is not there cannot be read', async () => {
  expect(await observeBackups(backups, temporary)).toEqual({ state: 'read', newest: null });
  expect(await observeBackups(join(folder, 'nowhere'), temporary)).toEqual({
    state: 'unreadable',
    reason: expect.stringContaining('ENOENT'),
  });
  expect(await observeBackups(undefined, temporary)).toEqual({ state: 'unset' });
});

test('a backup of a PostgreSQL is checked byte for byte, and not put back', async () => {
  const postgres = await ownPostgres();
  const config: StoreConfig = {
    DATA_DIR: join(folder, 'data'),
    DATABASE_URL: await postgres.createDatabase(),
  };
  const { recipient } = await generateOfficeKey();
  await withStore(config, (store) => store.registerOffice({ recipient, custody: 'elsewhere' }));
  await keep(config, { a1: {} });
  await backUp(config);
  expect(await observeBackups(backups, temporary)).toMatchObject({ newest: { state: 'sound' } });
});
