import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { generateOfficeKey } from '#lib/feedback/crypto/sealing';
import { withStore } from '../../scripts/server/store';
import { untilState } from '../harness/as-usual';
import { buildsBeside } from '../harness/builds-beside';
import { FIRST, secondsAfter } from '../harness/fixtures';
import { ownFolder, ownPostgres, ownServer } from '../harness/for-test';
import { ownMailServer } from '../harness/mail-server';
import { ask, setDatabaseClock } from '../harness/postgres-database';
import { until } from '../harness/server';
import { submitted } from '../harness/writer';

// Two machines over one PostgreSQL, of which one has its clock a day ahead.

test('a machine that is refused for its clock makes no backup of a day to come, and sends no mail of it', async () => {
  const folder = await ownFolder();
  const mail = await ownMailServer();
  const { output } = await buildsBeside();
  const url = await (await ownPostgres()).createDatabase('site');
  await setDatabaseClock(url, FIRST.open);
  const { recipient } = await generateOfficeKey();
  await withStore({ DATA_DIR: folder, DATABASE_URL: url }, (store) =>
    store.registerOffice({ recipient, custody: 'elsewhere' }),
  );
  const env = {
    ...{ DATABASE_URL: url, DISCLOSURE_TRIAL: '', BACKUP_DIR: await ownFolder() },
    ...{ SMTP_URL: `smtp://127.0.0.1:${mail.port}`, MAIL_FROM: 'site@yunxi.example' },
    MAIL_TO: 'office@yunxi.example',
  };
  const start = (name: string, at: string) =>
    ownServer({ at, output, env: { ...env, DATA_DIR: join(folder, name) } });
  const backups = async () => (await readdir(env.BACKUP_DIR)).filter((name) => name.endsWith('.backup'));

  const right = await start('right', FIRST.open);
  await submitted(right.url);
  await until(async () => ((await backups()).length > 0 ? true : null), 'the backup of the day');
  const wrong = await start('wrong', secondsAfter(FIRST.open, 86_400));
  await untilState(wrong.url, 'clock');
  await wrong.printed('时钟与数据库的时钟差一小时以上');
  await wrong.stopClock(FIRST.open);
  // Another round is over then: what the ones before took upon themselves stands in the database.
  await wrong.printed('恢复正常，可以接收');
  expect(await ask(url, "select day from backup_night where claimed > '2025-01-16'")).toEqual([]);
  const latest = await withStore({ DATA_DIR: folder, DATABASE_URL: url }, (store) => store.latestMail());
  expect(latest?.day).not.toBe('2025-01-16');
  expect(mail.raw).toEqual([]);
  expect(await backups()).toEqual(['disclosure-backup-2025-01-15.backup']);
  // Staff read of its clock once, and of nothing that it could not do by it.
  expect(wrong.log()).not.toContain('没有做');
});
