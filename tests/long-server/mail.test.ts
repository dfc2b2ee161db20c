import { expect, test } from 'vitest';
import type { FeedbackStore } from '#lib/feedback/store/store';
import { SITE_PATHS } from '#lib/model/addresses';
import { officeCommand } from '../../scripts/office/command';
import { withStore } from '../../scripts/server/store';
import { ask } from '../harness/ask';
import { runScript } from '../harness/command';
import { ownFolder, ownServer } from '../harness/for-test';
import { ownMailServer } from '../harness/mail-server';
import { TEST_OUTPUT, until } from '../harness/server';
import { submitted, WRITTEN } from '../harness/writer';

// Where mail of the site of the tests goes; what SMTP itself can meet is tried in tests/unit/feedback/mail/smtp.test.ts.

const settings = (port: number) => ({
  SMTP_URL: `smtp://127.0.0.1:${port}`,
  MAIL_FROM: 'site@yunxi.example',
  MAIL_TO: 'office@yunxi.example',
});

/** Waits until this is what the server says of its health: one that is busy enough says before that it is slow. */
const untilHealth = (url: string, text: string) =>
  until(async () => (await ask(url, '/healthz')).text === text || null, `the server to say ${text}`);

test('the office is told once a day at nine that something waits, by one of several processes, and of nothing else', async () => {
  const mail = await ownMailServer();
  const server = await ownServer({
    at: '2024-12-01T15:00+08:00',
    env: { WORKERS: '2', ...settings(mail.port) },
  });
  await submitted(server.url);
  await untilHealth(server.url, 'pages: ok\nstore: ok\nmail: ok\n');
  await server.stopClock('2024-12-02T08:59:59+08:00');
  const inStore = <T>(ask: (store: FeedbackStore) => Promise<T>) =>
    withStore({ DATA_DIR: server.data, DATABASE_URL: undefined }, ask);
  // The clock is marked in the round that would begin the mail, a moment before or after.
  await until(
    async () =>
      (await inStore((store) => store.clockMark())) === Date.parse('2024-12-02T08:59+08:00') || null,
    'a round of a second before nine',
  );
  await untilHealth(server.url, 'pages: ok\nstore: ok\nmail: ok\n');
  expect([await inStore((store) => store.latestMail()), mail.raw]).toEqual([null, []]);
  await server.stopClock('2024-12-02T09:00:00+08:00');
  await until(async () => mail.raw.length === 1 || null, 'the mail');
  await server.stopClock('2024-12-03T09:00:00+08:00');
  await until(async () => mail.raw.length === 2 || null, 'the mail');
  const received = await mail.received();
  expect(received.map(({ messageId }) => messageId)).toEqual([
    '<disclosure-2024-12-02@yunxi.example>',
    '<disclosure-2024-12-03@yunxi.example>',
  ]);
  for (const [index, raw] of mail.raw.entries()) {
    const one = received[index];
    for (const words of [raw, one?.text ?? '', one?.subject ?? ''])
      expect(words).not.toMatch(
        new RegExp([WRITTEN.name, WRITTEN.contact, '2024-district-inspection', 'http'].join('|')),
      );
  }
  expect(server.log()).not.toContain('给办公室的邮件');
});

test('a mail server that refuses is told of in the log once, and in the state of health, until it takes the mail', async () => {
  let isWell = false;
  const mail = await ownMailServer({ atEnd: () => (isWell ? null : { code: 451 }) });
  const server = await ownServer({ at: '2024-12-02T10:00+08:00', env: settings(mail.port) });
  await submitted(server.url);
  await server.stopClock('2024-12-03T10:00:00+08:00');
  await server.printed(
    '意见反馈：给办公室的邮件没有发出去：邮件服务器不接受邮件（EMESSAGE，服务器的回答是 451）',
  );
  await untilHealth(server.url, 'pages: ok\nstore: ok\nmail: retrying\n');
  isWell = true;
  await server.stopClock('2024-12-03T10:05:00+08:00');
  await server.printed('意见反馈：给办公室的邮件又能发出了。');
  await untilHealth(server.url, 'pages: ok\nstore: ok\nmail: ok\n');
  expect(mail.raw[1]).toBe(mail.raw[0]);
  expect((await ask(server.url, SITE_PATHS.lookup)).status).toBe(200);
});

test('a site without settings of mail says nothing of it, and one with only some does not start', async () => {
  const server = await ownServer({ at: '2024-12-02T10:00+08:00' });
  await untilHealth(server.url, 'pages: ok\nstore: ok\n');
  const started = await runScript('start', {
    env: {
      DISCLOSURE_OUTPUT: TEST_OUTPUT,
      DISCLOSURE_TRIAL: '1',
      DATA_DIR: await ownFolder(),
      PORT: '0',
      MAIL_TO: 'office@yunxi.example',
    },
  });
  expect(started).toMatchObject({
    code: 1,
    stderr: expect.stringContaining(
      '发邮件要把 SMTP_URL、MAIL_FROM、MAIL_TO 三项一起设好，现在少了 SMTP_URL、MAIL_FROM',
    ),
  });
});

test('office mail --test says what the mail server answered, or why it did not take the mail', async () => {
  let code: number | null = null;
  const mail = await ownMailServer({ atEnd: () => (code === null ? null : { code }) });
  let printed = '';
  const send = () =>
    officeCommand(
      ['mail', '--test'],
      () => ({ DATA_DIR: 'nowhere', DATABASE_URL: undefined, ...settings(mail.port) }),
      {
        isShown: { output: false, errors: false },
        print: async (text) => {
          printed += text;
        },
        warn: () => undefined,
        ask: async () => null,
        readInput: async () => '',
        wait: async () => undefined,
      },
      TEST_OUTPUT,
    );
  expect(await send()).toBe(0);
  expect(printed).toContain('邮件服务器收下了给 office@yunxi.example 的邮件，回答是：250 ');
  expect(await mail.received()).toMatchObject([
    { subject: '意见反馈：试发邮件', from: { name: '云溪县政务公开办公室' } },
  ]);
  code = 554;
  await expect(send()).rejects.toThrow('没有发出去：邮件服务器不接受邮件（EMESSAGE，服务器的回答是 554）。');
});
