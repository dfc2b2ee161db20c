import { copyFile, mkdir, readdir, readFile, rm, stat } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { checkBackup } from '#lib/feedback/backup/container';
import { generateKeyFile, readSingleKey } from '#lib/feedback/crypto/key-file';
import type { StoreConfig } from '../../scripts/server/last-data';
import { withStore } from '../../scripts/server/store';
import { ask } from '../harness/ask';
import { inLanes, told, writtenBy } from '../harness/crowd';
import { keptWith } from '../harness/feedback-data';
import { FIRST } from '../harness/fixtures';
import { startFlow } from '../harness/flow';
import { ownFolder, ownPostgres, ownServer } from '../harness/for-test';
import { officeProcess } from '../harness/office';
import { setDatabaseClock } from '../harness/postgres-database';
import { until } from '../harness/server';
import { keyFileOf } from '../harness/stored';
import { needle, tracesIn } from '../harness/traces';
import { type Fields, headingOf, posting, tokenIn } from '../harness/writer';

// A backup while people write, the machine lost, and the site set up again elsewhere.

const lookUp = (origin: string, fields: Fields) =>
  ask(origin, posting(fields, { path: '/feedback', headers: {} }));

const headingFor = async (origin: string, receipt: string) => headingOf(await lookUp(origin, { receipt }));

async function withdraw(origin: string, receipt: string): Promise<string> {
  const fields = { receipt, change: 'withdraw', filled: '1' };
  const token = tokenIn(await lookUp(origin, fields)) ?? '';
  return headingOf(await lookUp(origin, { ...fields, token }));
}

/** Where a site stores, before and after; PostgreSQL lives on another machine, and its database is lost all the same. */
const KINDS = [
  {
    name: 'SQLite',
    make: async () => {
      const folder = await ownFolder();
      const at = (name: string): StoreConfig => ({ DATA_DIR: join(folder, name), DATABASE_URL: undefined });
      return { before: at('before'), after: at('after') };
    },
  },
  {
    name: 'PostgreSQL',
    make: async () => {
      const folder = await ownFolder();
      const postgres = await ownPostgres();
      const at = async (name: string): Promise<StoreConfig> => ({
        DATA_DIR: join(folder, name),
        DATABASE_URL: await postgres.createDatabase(name),
      });
      return { before: await at('before'), after: await at('after') };
    },
  },
];

const environment = ({ DATA_DIR, DATABASE_URL }: StoreConfig) => ({
  DATA_DIR,
  ...(DATABASE_URL !== undefined && { DATABASE_URL }),
  FEEDBACK_PER_HOUR: '100000',
});

describe.each(KINDS)('a site on $name', ({ make }) => {
  test('finds every receipt that was shown before its backup, on another machine, and nothing that was withdrawn since', async () => {
    const { before, after } = await make();
    const safe = await ownFolder();
    const keyFile = await keyOf(before, safe);
    const first = await ownServer({ at: FIRST.open, env: environment(before) });
    const flow = startFlow(first.url, '备份时', { pace: 50 });
    const early = await told(first.url, writtenBy('早先的写信人'));
    const unconfirmed = { ...writtenBy('早先的写信人'), token: early.token ?? '' };
    const confirmed = writtenBy('确认了的写信人');
    const confirmedToken = (await told(first.url, confirmed)).token ?? '';
    const { receipt } = await told(first.url, { ...confirmed, token: confirmedToken });
    const answered = receipt ?? '';
    await flow.receipts(24);
    const shown = await receiptsShown(first.url, 6);
    const others = [answered, ...flow.shown()];
    const backup = join(safe, 'site.backup');
    const { code, stderr } = await officeProcess(before, 'backup', '-o', backup);
    expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
    await flow.receipts(8);
    expect(await withdraw(first.url, shown[0] ?? '')).toBe('这份反馈已经撤回');
    await flow.end();
    await copyFile(join(before.DATA_DIR, 'destroyed.jsonl'), join(safe, 'destroyed.jsonl'));
    await first.kill();
    await rm(before.DATA_DIR, { recursive: true });

    const log = join(safe, 'destroyed.jsonl');
    const restored = await officeProcess(after, 'restore', backup, '--destroyed', log, '--identity', keyFile);
    expect(restored).toMatchObject({ code: 0, stderr: '' });
    expect(restored.stdout).toContain('有 1 件后来已经撤回或者删除');
    expect(restored.stdout).toContain('就是现在登记的那一把');
    if (after.DATABASE_URL === undefined) await copyFile(keyFile, join(after.DATA_DIR, basename(keyFile)));
    const second = await ownServer({ at: FIRST.open, env: environment(after) });
    const headings = await inLanes(4, [...shown, ...others], (one) => headingFor(second.url, one));
    expect(others.length).toBeGreaterThan(24);
    expect(headings).toEqual(['这份反馈已经撤回', ...headings.slice(1).map(() => '办理情况')]);
    // A token of the lost machine: signed with a key that is in no backup, it loses nobody's words.
    const again = await told(second.url, unconfirmed);
    expect(again).toMatchObject({ status: 200, heading: '请核对后提交', words: early.words });
    expect(again.token).not.toBe(early.token);
    // And one that stored something finds what it stored.
    expect((await told(second.url, { ...confirmed, token: confirmedToken })).receipt).toBe(answered);
    const { identity } = await readSingleKey(keyFile);
    const { messages } = await keptWith(after, identity, []);
    expect(messages.filter((message) => message.startsWith('备份时')).length).toBeGreaterThanOrEqual(24);
    expect(messages).not.toContain(writtenBy('先写的第1位').message);
    expect(tracesIn('the backup', await readFile(backup), [needle('the identity', identity)])).toEqual([]);
    const submitted = await told(second.url, { ...writtenBy('早先的写信人'), token: again.token ?? '' });
    expect(submitted.receipt).not.toBeNull();
  });

  test('backs itself up at night, one worker for all, and needs no more than that to be put back', async () => {
    const { before, after } = await make();
    const BACKUP_DIR = await ownFolder();
    const keyFile = await keyOf(before, await ownFolder());
    await setClock(before, FIRST.open);
    const server = await ownServer({
      at: FIRST.open,
      env: { ...environment(before), BACKUP_DIR, WORKERS: '2' },
    });
    const goTo = async (moment: string) => {
      await setClock(before, moment);
      await server.stopClock(moment);
    };
    const path = join(BACKUP_DIR, 'disclosure-backup-2025-01-16.backup');
    await until(
      () => stat(join(BACKUP_DIR, 'disclosure-backup-2025-01-15.backup')).catch(() => null),
      'the backup of a day whose night was missed',
    );
    const shown = await receiptsShown(server.url, 3);
    await goTo('2025-01-16T02:00:00+08:00');
    await until(() => stat(path).catch(() => null), 'the backup of the night');
    expect((await checkBackup(path)).manifest).toMatchObject({ day: '2025-01-16', submissions: 3 });
    expect(await withdraw(server.url, shown[0] ?? '')).toBe('这份反馈已经撤回');
    // From 90 days after each on, by `backupDays` of the tests' site; but not by a clock that jumped there.
    await goTo('2025-04-15T02:00:00+08:00');
    const kept = ['2025-01-15', '2025-01-16', '2025-04-15'].map((day) => `disclosure-backup-${day}.backup`);
    await until(() => stat(join(BACKUP_DIR, kept[2] ?? '')).catch(() => null), 'the backup of that night');
    await server.printed('2025年4月15日每夜的备份做成了，但到期的旧备份没有删掉');
    // The night is not over yet: what the backup was made of is removed after it has its name.
    await until(async () => !(await isBeingMade(BACKUP_DIR)) || null, 'the end of the making');
    expect((await readdir(BACKUP_DIR)).sort()).toEqual(['destroyed.jsonl', ...kept]);
    const confirmed = '2025-04-15T02:31:00+08:00';
    await withStore(before, (store) => store.markClock(Date.parse(confirmed)));
    await goTo(confirmed);
    await until(
      async () => !(await readdir(BACKUP_DIR)).includes(kept[0] ?? '') || null,
      'the end of the first',
    );
    expect((await readdir(BACKUP_DIR)).sort()).toEqual(['destroyed.jsonl', ...kept.slice(1)]);
    expect(server.log()).not.toContain('备份没有做成');
    await server.kill();

    const restored = await officeProcess({ ...after, BACKUP_DIR }, 'restore', path);
    expect(restored).toMatchObject({ code: 0 });
    await mkdir(after.DATA_DIR, { recursive: true });
    if (after.DATABASE_URL === undefined) await copyFile(keyFile, join(after.DATA_DIR, basename(keyFile)));
    const second = await ownServer({ at: FIRST.open, env: environment(after) });
    const headings = await Promise.all(shown.map((one) => headingFor(second.url, one)));
    expect(headings).toEqual(['这份反馈已经撤回', '办理情况', '办理情况']);
  });
});

/** Sets the clock of a site's database, where that has one of its own. */
async function setClock({ DATABASE_URL }: StoreConfig, moment: string): Promise<void> {
  if (DATABASE_URL !== undefined) await setDatabaseClock(DATABASE_URL, moment);
}

async function isBeingMade(folder: string): Promise<boolean> {
  return (await readdir(folder)).some((name) => name.endsWith('.part'));
}

/** Makes the office's key where a first start would, or away from the database, and copies it to a safe place. */
async function keyOf(config: StoreConfig, safe: string): Promise<string> {
  await mkdir(config.DATA_DIR, { recursive: true });
  const isBeside = config.DATABASE_URL === undefined;
  const { key } = await generateKeyFile(isBeside ? config.DATA_DIR : safe);
  await withStore(config, (store) =>
    store.registerOffice({ recipient: key.recipient, custody: isBeside ? 'beside-data' : 'elsewhere' }),
  );
  if (!isBeside) return keyFileOf(safe);
  const path = await keyFileOf(config.DATA_DIR);
  await copyFile(path, join(safe, basename(path)));
  return join(safe, basename(path));
}

/** Takes both steps as so many writers, and gives their receipts. */
async function receiptsShown(origin: string, count: number): Promise<string[]> {
  const receipts: string[] = [];
  for (let number = 1; number <= count; number += 1) {
    const fields = writtenBy(`先写的第${number}位`);
    const { token } = await told(origin, fields);
    const { receipt } = await told(origin, { ...fields, token: token ?? '' });
    if (receipt === null) throw new Error('a writer was shown no receipt');
    receipts.push(receipt);
  }
  return receipts;
}
