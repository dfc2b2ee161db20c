import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { sha256Of } from '#lib/feedback/backup/container';
import { otherOfficeReminder } from '#lib/feedback/backup/key-report';
import type { BackupManifest } from '#lib/feedback/backup/manifest';
import { readKeyFile } from '#lib/feedback/crypto/key-file';
import { ownFolder } from '../../../harness/for-test';
import { keep, office, officeOf, openOffice } from '../../../harness/office';

// A backup says of which office it is by whom it is sealed to.

const OURS = `age1${'q'.repeat(58)}`;
const THEIRS = `age1${'z'.repeat(58)}`;
const FORMER = `age1${'y'.repeat(58)}`;
const REMINDER = '可能是别的网站的备份';

const EMPTY = { bytes: 0, sha256: sha256Of('') };

function manifestOf(recipient: string, sealedTo: BackupManifest['sealedTo']): BackupManifest {
  return {
    ...{ format: 1, program: null, database: 'sqlite', schema: 7, day: '2025-03-01' },
    ...{ submissions: 1, entries: 0, destroyed: 0, record: null },
    office: { recipient, custody: 'elsewhere' },
    sealedTo,
    parts: { destructions: EMPTY, database: EMPTY },
  };
}

/** Backs an office up, and puts that back where the site was last served with `served`, or with the office's own key. */
async function restored(served?: string): Promise<string> {
  const [folder, builds] = [await ownFolder(), await ownFolder()];
  const { config, keyFile } = await openOffice(join(folder, 'theirs'));
  await keep(config, { a1: {} });
  const file = join(folder, 'a.backup');
  expect((await office(config, 'backup', '-o', file)).code).toBe(0);
  const recipient = served ?? (await readKeyFile(keyFile))[0]?.recipient;
  const last = { database: 'sqlite', folder: join(folder, 'ours'), recipient };
  await writeFile(join(builds, 'last-data.json'), JSON.stringify(last));
  const empty = { DATA_DIR: join(folder, 'ours'), DATABASE_URL: undefined };
  const { code, stdout, stderr } = await officeOf(builds, empty, 'restore', file);
  expect([code, stderr]).toEqual([0, '']);
  return stdout;
}

test('a backup that is sealed to another key than the site’s is put back with a word of it', async () => {
  const said = await restored(OURS);
  expect(said).toContain('已恢复到');
  expect(said).toMatch(
    /提醒：里面的反馈加密给 age1\w{12}…，而这个网站上一次运行时的密钥是 age1qqqqqqqqqqqq…/,
  );
  expect(said).toContain(REMINDER);
});

test('of a backup of the site’s own nothing is said', async () => {
  expect(await restored()).not.toContain(REMINDER);
});

test('a backup some of which is sealed to the site’s key is its own, whichever key came first', () => {
  expect(otherOfficeReminder(manifestOf(FORMER, { [FORMER]: 3, [OURS]: 1 }), OURS)).toEqual([]);
  expect(otherOfficeReminder(manifestOf(OURS, { [FORMER]: 3 }), OURS)).toEqual([]);
});

test('of a backup without a key, and where no key is known, nothing is said', () => {
  expect(otherOfficeReminder({ office: null, sealedTo: {} }, OURS)).toEqual([]);
  expect(otherOfficeReminder(manifestOf(THEIRS, {}), null)).toEqual([]);
});
