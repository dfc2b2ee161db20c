import { readdir } from 'node:fs/promises';
import { expect, test } from 'vitest';
import { addDays } from '#lib/model/date';
import type { StoreConfig } from '../../scripts/server/last-data';
import { withStore } from '../../scripts/server/store';
import { told, writtenBy } from '../harness/crowd';
import { runStatement } from '../harness/feedback-data';
import { ownFolder, ownServer } from '../harness/for-test';
import { ownMailServer } from '../harness/mail-server';
import { until } from '../harness/server';
import { submitted } from '../harness/writer';

// Weeks and years in fast motion over the built server: the year's end, a promised day, the window's end, thirty years, and two
// 29ths of February of which one does not come. What ought to happen by itself has happened, to the day, and once.

const RETAINED = /意见反馈：(\S+)有1件反馈保存期满，已经删除/g;

test('mail, nightly backups, the window and retention come on their days, once each', async () => {
  const [mail, BACKUP_DIR] = [await ownMailServer(), await ownFolder()];
  const server = await ownServer({
    at: '2024-12-28T10:00+08:00',
    env: {
      ...{ BACKUP_DIR, WORKERS: '2', FEEDBACK_PER_HOUR: '100' },
      ...{
        SMTP_URL: `smtp://127.0.0.1:${mail.port}`,
        MAIL_FROM: 'site@yunxi.example',
        MAIL_TO: 'office@yunxi.example',
      },
    },
  });
  const config: StoreConfig = { DATA_DIR: server.data, DATABASE_URL: undefined };
  const clock = (day: string, time: string) => server.stopClock(`${day}T${time}:00+08:00`);
  const backups = async () =>
    (await readdir(BACKUP_DIR)).flatMap((name) => /backup-(\S{10})\.backup$/.exec(name)?.[1] ?? []).sort();
  const standing = () => withStore(config, async (store) => (await store.listStanding()).length);
  const isSent = (day: string) =>
    withStore(config, async (store) => {
      const latest = await store.latestMail();
      return latest?.day === day && latest.state === 'sent';
    });
  const isOpen = async () => (await told(server.url, writtenBy('试一试的人'))).token !== null;

  const walked: string[] = ['2024-12-28'];
  const mails: string[] = [];
  /** Lives through a day: its backup at two, its mail at nine. */
  const live = async (day: string) => {
    await clock(day, '02:00');
    await until(async () => (await backups()).includes(day) || null, `the backup of ${day}`);
    expect(mail.raw).toHaveLength(mails.length);
    await clock(day, '09:00');
    mails.push(day);
    await until(async () => mail.raw.length === mails.length || null, `the mail of ${day}`);
    // Noted after the mail server took it: while it is not, a clock that jumps lets the other process send it again.
    await until(async () => (await isSent(day)) || null, `the mail of ${day} to be noted as sent`);
    walked.push(day);
  };
  /** Goes years on, and confirms the clock as a person does. */
  const leap = async (day: string) => {
    await clock(day, '01:00');
    await withStore(config, (store) => store.markClock(Date.parse(`${day}T01:00:00+08:00`)));
    await clock(day, '01:02');
  };
  const subjects = async () =>
    new Map((await mail.received()).map(({ subject }, index) => [mails[index], subject]));

  // The year's end, a day after another.
  await submitted(server.url);
  await submitted(server.url);
  await until(async () => (await backups()).length === 1 || null, 'the backup of the first day');
  for (let day = '2024-12-29'; day <= '2025-01-04'; day = addDays(day, 1)) await live(day);
  expect(await backups()).toEqual(walked);

  // Thirty days after: what was promised is overdue on the day after, and not before.
  for (const day of ['2025-01-11', '2025-01-18', '2025-01-25', '2025-01-27', '2025-01-28']) await live(day);
  const said = await subjects();
  expect([said.get('2025-01-27'), said.get('2025-01-28')]).toEqual([
    '意见反馈：有新的等待办理',
    '意见反馈：有超过答复日期的',
  ]);

  // The window's last moment, and the first after it.
  for (const day of ['2025-02-04', '2025-02-11', '2025-02-18', '2025-02-25', '2025-02-28']) await live(day);
  await clock('2025-02-28', '23:59');
  expect(await isOpen()).toBe(true);
  await clock('2025-03-01', '00:00');
  expect(await isOpen()).toBe(false);

  // Thirty years after the window; the other as one that a letter brought on the day before a 29 February.
  const [[first] = []] = await runStatement(server.data, 'select id from submission order by id');
  await runStatement(
    server.data,
    `update submission set received = '2028-02-28' where id <> '${String(first)}'`,
  );
  await leap('2055-02-27');
  await live('2055-02-27');
  await live('2055-02-28');
  expect(await standing()).toBe(2);
  await clock('2055-03-01', '00:01');
  await until(async () => ((await standing()) === 1 ? true : null), 'what was kept for thirty years');
  await live('2055-03-01');

  // A 29 February has its backup and its mail as any day, and counts among the ninety days.
  await leap('2056-02-27');
  for (const day of ['2056-02-27', '2056-02-28', '2056-02-29', '2056-03-01']) await live(day);
  expect(await backups()).toEqual(walked.slice(-4));
  await leap('2056-05-26');
  await live('2056-05-26');
  expect(await backups()).toContain('2056-02-27');
  await live('2056-05-27');
  await until(async () => ((await backups()).includes('2056-02-27') ? null : true), 'the ninetieth day');
  expect(await backups()).toEqual(['2056-02-28', '2056-02-29', '2056-03-01', '2056-05-26', '2056-05-27']);

  // The year has no 29 February: a day later, and never earlier than promised.
  await leap('2058-02-28');
  await live('2058-02-28');
  expect(await standing()).toBe(1);
  await clock('2058-03-01', '00:01');
  await until(async () => ((await standing()) === 0 ? true : null), 'what came before a 29 February');

  const destroyed = await withStore(config, (store) => store.listDestroyed());
  expect(destroyed.map(({ day, reason }) => `${day} ${reason}`).sort()).toEqual([
    '2055-03-01 retention',
    '2058-03-01 retention',
  ]);
  await server.printed('2058年3月1日有1件反馈保存期满');
  expect([...server.log().matchAll(RETAINED)].map(([, day]) => day)).toEqual([
    '2055年3月1日',
    '2058年3月1日',
  ]);
  expect((await mail.received()).map(({ messageId }) => messageId)).toEqual(
    mails.map((day) => `<disclosure-${day}@yunxi.example>`),
  );
  expect(server.log()).not.toContain('没有做成');
});
