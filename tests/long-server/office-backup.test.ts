import { appendFile, copyFile, mkdir, readdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { stoppedClock } from '#lib/clock';
import { readSingleKey } from '#lib/feedback/crypto/key-file';
import { generateOfficeKey } from '#lib/feedback/crypto/sealing';
import { startOfDay } from '#lib/model/date';
import { retentionAt } from '../../scripts/office/backup/retention-at-restore';
import type { StoreConfig } from '../../scripts/server/last-data';
import { withStore } from '../../scripts/server/store';
import { FIRST } from '../harness/fixtures';
import { ownFolder, ownPostgres } from '../harness/for-test';
import { keep, office, officeProcess, openOffice } from '../harness/office';
import { TEST_OUTPUT } from '../harness/server';
import { needle, tracesIn } from '../harness/traces';

// `backup`, `backup verify` and `restore` as commands. What a backup holds is tried in tests/unit/feedback/backup.

const DESTRUCTION = { day: '2025-03-01', reason: 'withdrawn' } as const;

async function backedUp(): Promise<{ config: StoreConfig; keyFile: string; backup: string; folder: string }> {
  const folder = await ownFolder();
  const { config, keyFile } = await openOffice(join(folder, 'data'));
  await keep(config, { a1: {}, b2: {} });
  const backup = join(folder, 'site.backup');
  expect(await office(config, 'backup', '-o', backup)).toMatchObject({ code: 0, stderr: '' });
  return { config, keyFile, backup, folder };
}

const idsIn = (config: StoreConfig) =>
  withStore(config, async (store) => (await store.list()).map(({ id }) => id).sort());

const elsewhere = (folder: string): StoreConfig => ({
  DATA_DIR: join(folder, 'other', 'data'),
  DATABASE_URL: undefined,
});

describe('office backup', () => {
  test('says as an operator runs it what it wrote, and that no key is in it, which none is', async () => {
    const folder = await ownFolder();
    const { config, keyFile } = await openOffice(join(folder, 'data'));
    await keep(config, { a1: {} });
    const backup = join(folder, 'site.backup');
    const { code, stdout } = await officeProcess(config, 'backup', '-o', backup);
    expect({ code, stdout }).toEqual({ code: 0, stdout: expect.stringContaining(`已备份到 ${backup}`) });
    expect(stdout).toContain('反馈 1 件，往来 0 条');
    expect(stdout).toContain('里面没有私钥');
    const { identity, recipient } = await readSingleKey(keyFile);
    const bytes = await readFile(backup);
    expect(tracesIn('the backup', bytes, [needle('the identity', identity)])).toEqual([]);
    expect(tracesIn('the backup', bytes, [needle('the recipient', recipient)])).not.toEqual([]);
  });

  test('stands in the record, that of the backup too', async () => {
    const { backup, folder } = await backedUp();
    const other = elsewhere(folder);
    await office(other, 'restore', backup);
    const kinds = await withStore(other, async (store) =>
      (await store.records(0, 9)).map(({ entry }) => entry.kind),
    );
    expect(kinds).toEqual(['backup', 'restore']);
    expect(await office(other, 'verify')).toMatchObject({ code: 0 });
  });

  test('is verified by “verify”, too, which otherwise takes sealed exports', async () => {
    const { config, backup } = await backedUp();
    expect(await office(config, 'verify', backup)).toEqual(await office(config, 'backup', 'verify', backup));
    await appendFile(backup, 'x');
    expect(await office(config, 'verify', backup)).toMatchObject({
      code: 1,
      stderr: expect.stringContaining('已经损坏'),
    });
  });

  test.each([
    [['backup'], 'backup 要用 -o 写明备份到哪个文件。'],
    [['backup', 'x'], 'backup 的写法是'],
    [['backup', 'verify', 'x', '-o', 'y'], 'backup verify 后面不写 -o。'],
    [['restore'], 'restore 后面要写一个文件名'],
    [['restore', 'x', '--destroyed'], '--destroyed 后面要写文件名。'],
  ])('refuses %j', async (args, words) => {
    const folder = await ownFolder();
    const { code, stderr } = await office({ DATA_DIR: folder, DATABASE_URL: undefined }, ...args);
    expect({ code, stderr }).toEqual({ code: 1, stderr: expect.stringContaining(words) });
  });
});

describe('office backup verify', () => {
  test('says what the present key opens, and what the site can do without any', async () => {
    const { backup, keyFile, config } = await backedUp();
    const { stdout, code } = await office(config, 'backup', 'verify', backup, '--identity', keyFile);
    expect(code).toBe(0);
    expect(stdout).toContain('是完好的备份');
    expect(stdout).toContain(
      '一把私钥也没有：网站照样能用这份备份运行，写信人凭回执号照样查得到办理情况和答复',
    );
    expect(stdout).toContain('就是现在登记的那一把');
  });

  test('says what the key before opens, where something is still sealed to it', async () => {
    const { config, folder, keyFile } = await backedUp();
    const former = await readSingleKey(keyFile);
    const present = await generateOfficeKey();
    await withStore(config, async (store) => {
      await store.insert(
        {
          id: 'c3',
          notice: 'n',
          received: '2025-01-01',
          sealed: new Uint8Array([1]),
          tokenHash: 't',
          digitsHash: 'd',
          lettersHash: 'l',
        },
        former.recipient,
      );
      await store.replaceOffice(former.recipient, { recipient: present.recipient, custody: 'elsewhere' });
    });
    const backup = join(folder, 'later.backup');
    await office(config, 'backup', '-o', backup);
    const { stdout } = await office(config, 'backup', 'verify', backup, '--identity', keyFile);
    expect(stdout).toContain('打得开还没有换过密钥的 1 份');
    expect(stdout).toContain('是以前的，只打得开 1 份');
  });

  test('names a file that was cut short, and ends with 1', async () => {
    const { backup, config } = await backedUp();
    await writeFile(backup, (await readFile(backup)).subarray(0, 5_000));
    const { code, stderr } = await office(config, 'backup', 'verify', backup);
    expect({ code, stderr }).toEqual({ code: 1, stderr: expect.stringContaining('不完整') });
  });
});

describe('office restore', () => {
  test('puts everything back in an empty place, where it can be read with the key', async () => {
    const { backup, folder, keyFile } = await backedUp();
    const other = elsewhere(folder);
    const { code, stdout } = await officeProcess(other, 'restore', backup);
    expect({ code, stdout }).toEqual({ code: 0, stdout: expect.stringContaining('已恢复到') });
    expect(stdout).toContain('请把办公室的私钥文件放到');
    expect(await readdir(other.DATA_DIR)).toEqual(['feedback.db']);
    await copyFile(keyFile, join(other.DATA_DIR, keyFile.split('/').at(-1) ?? ''));
    expect((await office(other, 'show', 'a1')).stdout).toContain('第三项的讲座');
  });

  test('leaves out what was kept long enough by the newest build, and by no clock that is far from the backup’s day', async () => {
    const standing = [{ id: 'a1', notice: FIRST.slug, received: '2024-11-01' }];
    const dueOn = async (day: string, builds = TEST_OUTPUT) => {
      const { due, words } = await retentionAt(builds, '2055-02-27', stoppedClock(startOfDay(day)));
      return { due: due(standing).map(({ id }) => id), words: words.join('') };
    };
    // Thirty years after the day that follows the window, by the tests' site.
    expect(await dueOn('2055-02-28')).toEqual({ due: [], words: '' });
    expect(await dueOn('2055-03-01')).toEqual({ due: ['a1'], words: '' });
    expect(await dueOn('2056-03-01')).toEqual({
      due: [],
      words: expect.stringMatching(/2055年2月27日做的.*2056年3月1日.*retention --dry-run/),
    });
    expect(await dueOn('2055-03-01', '.next/test-none')).toEqual({
      ...{ due: [], words: expect.stringContaining('npm run build') },
    });
  });

  test('touches nothing where a database is', async () => {
    const { backup, config } = await backedUp();
    const { code, stderr } = await office(config, 'restore', backup);
    expect({ code, stderr }).toEqual({ code: 1, stderr: expect.stringContaining('不会覆盖它') });
    expect(await idsIn(config)).toEqual(['a1', 'b2']);
  });

  test('does not bring back what was destroyed since, by the log from the machine that was lost', async () => {
    const { backup, config, folder } = await backedUp();
    await withStore(config, (store) => store.destroy('a1', DESTRUCTION, null));
    const log = join(config.DATA_DIR, 'destroyed.jsonl');
    const other = elsewhere(folder);
    const { stdout } = await office(other, 'restore', backup, '--destroyed', log);
    expect(stdout).toContain('有 1 件后来已经撤回或者删除');
    expect(await idsIn(other)).toEqual(['b2']);
  });

  test('does not bring it back by the log in BACKUP_DIR either, where nobody names it', async () => {
    const { config, folder, backup } = await backedUp();
    const BACKUP_DIR = join(folder, 'backups');
    await mkdir(BACKUP_DIR);
    await withStore({ ...config, BACKUP_DIR }, (store) => store.destroy('a1', DESTRUCTION, null));
    const other = { ...elsewhere(folder), BACKUP_DIR };
    await office(other, 'restore', backup);
    expect(await idsIn(other)).toEqual(['b2']);
  });

  test('does not bring it back from an even earlier backup that is put back afterwards', async () => {
    const { backup, config, folder } = await backedUp();
    await withStore(config, (store) => store.destroy('a1', DESTRUCTION, null));
    const later = join(folder, 'later.backup');
    await office(config, 'backup', '-o', later);
    const other = elsewhere(folder);
    await office(other, 'restore', later);
    for (const name of await readdir(other.DATA_DIR))
      if (name.startsWith('feedback.db')) await copyFile(join(other.DATA_DIR, name), join(folder, name));
    const third = { DATA_DIR: join(folder, 'third'), DATABASE_URL: undefined };
    await mkdir(third.DATA_DIR);
    await copyFile(join(other.DATA_DIR, 'destroyed.jsonl'), join(third.DATA_DIR, 'destroyed.jsonl'));
    await office(third, 'restore', backup);
    expect(await idsIn(third)).toEqual(['b2']);
  });

  test('destroys what was about to be destroyed when the machine was lost', async () => {
    const { backup, config, folder } = await backedUp();
    const log = join(folder, 'log');
    await writeFile(log, `{"id":"a1","day":"2025-03-01","reason":"withdrawn","attempt":"00"}\n`);
    await appendFile(log, '{"id":"b2","day":"2025-0');
    const { stdout } = await office(elsewhere(folder), 'restore', backup, '--destroyed', log);
    expect(stdout).toContain('有 1 行读不出来');
    expect(await idsIn(elsewhere(folder))).toEqual(['b2']);
    expect(await idsIn(config)).toEqual(['a1', 'b2']);
  });

  test('keeps what was not destroyed, since somebody wrote to it meanwhile', async () => {
    const { config, folder } = await backedUp();
    await withStore(config, async (store) => {
      const entry = { id: 'e', submission: 'a1', after: '', kind: 'addition', day: '2025-03-01' } as const;
      await store.append({ ...entry, state: null, sealed: new Uint8Array([1]) });
      expect(await store.destroy('a1', DESTRUCTION, '')).toBe('changed');
    });
    const later = join(folder, 'later.backup');
    await office(config, 'backup', '-o', later);
    await office(elsewhere(folder), 'restore', later);
    expect(await idsIn(elsewhere(folder))).toEqual(['a1', 'b2']);
  });

  test('takes a backup of the other kind of database nowhere, and says where it belongs', async () => {
    const { backup, folder } = await backedUp();
    const postgres = await ownPostgres();
    const config = { DATA_DIR: join(folder, 'p'), DATABASE_URL: await postgres.createDatabase() };
    const { code, stderr } = await office(config, 'restore', backup);
    expect({ code, stderr }).toEqual({
      code: 1,
      stderr: expect.stringContaining('这是 SQLite 数据库的备份'),
    });
  });
});
