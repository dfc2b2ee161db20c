import { join } from 'node:path';
import { expect, test } from 'vitest';
import { generateOfficeKey } from '#lib/feedback/crypto/sealing';
import { withStore } from '../../scripts/server/store';
import { FIRST } from '../harness/fixtures';
import { ownFolder, ownPostgres } from '../harness/for-test';
import { setDatabaseClock } from '../harness/postgres-database';
import { startServer, type TestServer, until } from '../harness/server';
import { submitted } from '../harness/writer';

// Two machines over one PostgreSQL that has a clock of its own; the tests' own site keeps for thirty years after the window.

const CONFIRMED = '时钟已经核对，保存期满的反馈恢复自动删除';
const DESTROYED = '有1件反馈保存期满，已经删除';

/** A database in which one submission was stored in its window, and what begins two machines over it, both at a moment. */
async function stored() {
  const folder = await ownFolder();
  const url = await (await ownPostgres()).createDatabase('site');
  const config = { DATA_DIR: folder, DATABASE_URL: url };
  const start = (name: string, at: string) =>
    startServer({
      at,
      env: { DATABASE_URL: url, DATA_DIR: join(folder, name), DISCLOSURE_TRIAL: '' },
    });
  await setDatabaseClock(url, FIRST.open);
  const { recipient } = await generateOfficeKey();
  await withStore(config, (store) => store.registerOffice({ recipient, custody: 'elsewhere' }));
  const first = await start('first', FIRST.open);
  await submitted(first.url);
  // The machine has looked at its clock once, which is what later ones are held against.
  await until(
    async () => withStore(config, async (store) => ((await store.clockMark()) === null ? null : true)),
    'the mark of the clock',
  );
  await first.stop();

  const machines: TestServer[] = [];
  const all = (words: string) => Promise.all(machines.map((machine) => machine.printed(words)));
  return {
    all,
    config,
    machines,
    begin: async (at: string) => {
      await setDatabaseClock(url, at);
      for (const name of ['one', 'other']) machines.push(await start(name, at));
    },
    end: () => Promise.all(machines.map((machine) => machine.stop())),
    go: async (at: string) => {
      await setDatabaseClock(url, at);
      await Promise.all(machines.map((machine) => machine.stopClock(at)));
    },
    databaseAt: (at: string) => setDatabaseClock(url, at),
    confirm: (at: string) => withStore(config, (store) => store.markClock(Date.parse(at))),
    standing: () => withStore(config, async (store) => (await store.listStanding()).length),
    destroyed: () =>
      withStore(config, async (store) => ({
        rows: (await store.listDestroyed()).map(({ day, reason }) => `${day} ${reason}`),
        recorded: (await store.records(0, 100))
          .filter(({ entry }) => entry.kind === 'destroy')
          .map(({ entry }) => entry.day),
      })),
    told: () => machines.flatMap((machine) => machine.log().match(new RegExp(DESTROYED, 'g')) ?? []).length,
  };
}

test('one of two machines destroys on the day what was kept long enough, and it is recorded once', async () => {
  const site = await stored();
  try {
    const evening = '2055-02-28T23:55:00+08:00';
    await site.begin(evening);
    await site.all('晚了七天以上');
    await site.confirm(evening);
    await site.go('2055-02-28T23:57:00+08:00');
    // Both looked, by a clock that somebody confirmed, and the day had not come.
    await site.all(CONFIRMED);
    expect(await site.standing()).toBe(1);
    await site.go('2055-03-01T00:01:00+08:00');
    await until(async () => (site.told() > 0 ? true : null), 'what was kept for thirty years');
    // The database's clock a day on: both say so, and so have looked again.
    await site.databaseAt('2055-03-02T00:01:00+08:00');
    await Promise.all(site.machines.map((machine) => machine.stopClock('2055-03-01T00:03:00+08:00')));
    await site.all('数据库服务器的时钟显示2055年3月2日');
    expect(await site.destroyed()).toEqual({ rows: ['2055-03-01 retention'], recorded: ['2055-03-01'] });
    expect(site.told()).toBe(1);
    expect(await site.standing()).toBe(0);
  } finally {
    await site.end();
  }
});

test('nothing is destroyed where the clocks of machines and database jumped, until somebody confirms them', async () => {
  const site = await stored();
  try {
    const later = '2055-03-05T10:00:00+08:00';
    await site.begin(later);
    await site.all('晚了七天以上');
    expect(await site.standing()).toBe(1);
    await site.confirm(later);
    await site.go('2055-03-05T10:02:00+08:00');
    await site.all(CONFIRMED);
    await until(async () => (site.told() > 0 ? true : null), 'what was overdue');
    expect(await site.destroyed()).toEqual({ rows: ['2055-03-05 retention'], recorded: ['2055-03-05'] });
  } finally {
    await site.end();
  }
});
