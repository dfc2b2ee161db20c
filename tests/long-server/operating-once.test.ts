import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { generateOfficeKey } from '#lib/feedback/crypto/sealing';
import { parseToken, type Token, verifyToken } from '#lib/feedback/crypto/token';
import { submissionSchema } from '#lib/feedback/form/submission';
import type { StoreConfig } from '../../scripts/server/last-data';
import { withStore } from '../../scripts/server/store';
import { inLanes, told, writtenBy } from '../harness/crowd';
import { FIRST } from '../harness/fixtures';
import { ownFolder, ownNginx, ownPostgres } from '../harness/for-test';
import { ownMailServer } from '../harness/mail-server';
import { ask, setDatabaseClock } from '../harness/postgres-database';
import { workersAt } from '../harness/prometheus';
import { freePort, startServer, type TestServer, until } from '../harness/server';

// `npm run test:long -- --only operating`: what two machines over one PostgreSQL behind nginx may do only once between them.

/** What one source may store in an hour, and how many write at once from it. */
const [ALLOWED, WRITERS] = [10, 16];

/** How many post at once to a machine so that each of its processes answers some. */
const POSTS = 8;

/** Waits until all processes of the machines sign and count by the day's keys: one that has waited too long for them goes by its own. */
async function untilKeysKnown(
  machines: readonly TestServer[],
  config: StoreConfig & { DATABASE_URL: string },
) {
  const fields = writtenBy('先来看看的人');
  const submission = submissionSchema.parse({ ...fields, notice: FIRST.slug, item: null });
  let round = 0;
  await until(async () => {
    round += 1;
    // Of a source that nobody is, on connections of their own, which go to the processes in turn.
    const headers = { 'X-Forwarded-For': `198.51.100.${round}`, Connection: 'close' };
    const posts = machines.flatMap(({ url }) =>
      Array.from({ length: POSTS }, () => told(url, fields, headers)),
    );
    const tokens = (await Promise.all(posts)).map(({ token }) => parseToken(token ?? ''));
    const keys = (await withStore(config, (store) => store.dailyKeys('token'))).map(({ secret }) => secret);
    const counted = await ask(
      config.DATABASE_URL,
      `select source from source_count where purpose = 'look' and count = ${posts.length}`,
    );
    const isSigned = (token: Token | null) =>
      token !== null && verifyToken(token, submission, keys, Date.parse(FIRST.open));
    return (counted.length > 0 && tokens.every(isSigned)) || null;
  }, 'the keys of the day at every process');
}

test('two machines count a source together, and have one key and one mail a day and one destruction each', async () => {
  const folder = await ownFolder();
  const mail = await ownMailServer();
  const url = await (await ownPostgres()).createDatabase('site');
  const config = { DATA_DIR: folder, DATABASE_URL: url };
  await setDatabaseClock(url, FIRST.open);
  const { recipient } = await generateOfficeKey();
  await withStore(config, (store) => store.registerOffice({ recipient, custody: 'elsewhere' }));
  const start = async (name: string) => {
    const metrics = await freePort();
    const server = await startServer({
      at: FIRST.open,
      env: {
        ...{ DATABASE_URL: url, DATA_DIR: join(folder, name), DISCLOSURE_TRIAL: '' },
        ...{ FEEDBACK_PER_HOUR: String(ALLOWED), TRUST_PROXY: '1' },
        ...{ WORKERS: '2', METRICS_PORT: String(metrics) },
        ...{ SMTP_URL: `smtp://127.0.0.1:${mail.port}`, MAIL_FROM: 'site@yunxi.example' },
        MAIL_TO: 'office@yunxi.example',
      },
    });
    onTestFinished(() => server.stop());
    await until(async () => (await workersAt(metrics)) === 2 || null, 'both workers');
    return server;
  };
  const machines = [await start('one'), await start('other')] as const;
  const [one, other] = machines;
  const place = `server 127.0.0.1:${one.port};`;
  const both = `${place}\n        server 127.0.0.1:${other.port};`;
  const nginx = await ownNginx(one.port, { unlimited: true, changed: [[place, both]] });
  const origin = `https://localhost:${nginx.httpsPort}`;
  const go = async (at: string) => {
    await setDatabaseClock(url, at);
    await Promise.all(machines.map((machine) => machine.stopClock(at)));
  };
  const all = (words: string) => Promise.all(machines.map((machine) => machine.printed(words)));
  const confirm = (at: string) => withStore(config, (store) => store.markClock(Date.parse(at)));

  await untilKeysKnown(machines, config);
  const people = Array.from({ length: WRITERS }, (_, index) => writtenBy(`同一处的第${index + 1}位`));
  const answers = await inLanes(WRITERS, people, async (fields) => {
    const { token } = await told(origin, fields);
    return told(origin, { ...fields, token: token ?? '' });
  });
  const shown = answers.filter(({ receipt }) => receipt !== null).length;
  expect(answers.filter(({ status }) => status === 429)).toHaveLength(WRITERS - shown);
  // A key that one signs with the other verifies, or nobody behind nginx would have been shown a receipt by it.
  const keys = await ask(url, 'select purpose, day from daily_key order by purpose, day');
  expect(keys.filter(({ purpose }) => purpose === 'token')).toEqual([
    { purpose: 'token', day: '2025-01-15' },
  ]);

  // Once the mail of the next day came, one of the day before that came twice would stand before it.
  for (const [day, count] of [
    ['2025-01-16', 1],
    ['2025-01-17', 2],
  ] as const) {
    await go(`${day}T09:01:00+08:00`);
    await until(async () => (mail.raw.length >= count ? true : null), `the mail of ${day}`);
  }
  const mails = (await mail.received()).map(({ messageId }) => messageId);
  expect(mails).toEqual(['16', '17'].map((day) => `<disclosure-2025-01-${day}@yunxi.example>`));

  const evening = '2055-02-28T23:55:00+08:00';
  await go(evening);
  await all('保存期满的反馈暂时不自动删除');
  await confirm(evening);
  await go('2055-02-28T23:57:00+08:00');
  await all('时钟已经核对');
  const counts = () =>
    machines.flatMap((machine) =>
      Array.from(machine.log().matchAll(/有(\d+)件反馈保存期满，已经删除/g), ([, count]) => Number(count)),
    );
  const destroyedBy = () => counts().reduce((sum, count) => sum + count, 0);
  expect(destroyedBy()).toBe(0);
  await go('2055-03-01T00:01:00+08:00');
  await until(async () => (destroyedBy() >= shown ? true : null), 'all that was kept for thirty years');
  const { rows, recorded } = await withStore(config, async (store) => ({
    rows: (await store.listDestroyed()).map(({ day, reason }) => `${day} ${reason}`),
    recorded: (await store.records(0, 1_000)).filter(({ entry }) => entry.kind === 'destroy').length,
  }));
  console.log(
    `operating: over two machines ${shown} of ${WRITERS} of one source stored at a limit of ${ALLOWED}; 1 key a day; ${mails.length} mails in 2 days; ${destroyedBy()} destroyed, ${recorded} recorded`,
  );
  expect({ shown, destroyed: destroyedBy(), recorded }).toEqual({
    shown: ALLOWED,
    destroyed: ALLOWED,
    recorded: ALLOWED,
  });
  expect(new Set(rows)).toEqual(new Set(['2055-03-01 retention']));
});
