import { cp, mkdir, readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { expect, onTestFinished, test } from 'vitest';
import { generateOfficeKey } from '#lib/feedback/crypto/sealing';
import { withStore } from '../../scripts/server/store';
import { untilState } from '../harness/as-usual';
import { ask as askSite } from '../harness/ask';
import { runScript } from '../harness/command';
import { keptWith } from '../harness/feedback-data';
import { FIRST, secondsAfter } from '../harness/fixtures';
import { ownFolder, ownNginx, ownPostgres } from '../harness/for-test';
import { setDatabaseClock } from '../harness/postgres-database';
import { freePort, startServer, type TestServer, until } from '../harness/server';
import { startSteadyWriters } from '../harness/steady-writers';

// `npm run test:long -- --only operating`: two machines over one PostgreSQL behind nginx, people who write all the time, and one
// fault after another. What was shown as a receipt must stand in the database, once.

/** How long PostgreSQL is away, in milliseconds. */
const AWAY = 10_000;

/** What each machine has of its own: its data, its builds, its place. */
interface Machine {
  readonly port: number;
  readonly data: string;
  readonly output: string;
  server: TestServer;
}

test('two machines over one database lose, double and invent no receipt, whatever befalls them', async () => {
  const folder = await ownFolder();
  const content = join(folder, 'content');
  await cp('tests/fixtures/content', content, { recursive: true });
  const siteFile = await readFile(join(content, 'site.yaml'), 'utf8');
  const postgres = await ownPostgres();
  const url = await postgres.createDatabase('site');
  await setDatabaseClock(url, FIRST.open);
  const key = await generateOfficeKey();
  await withStore({ DATA_DIR: folder, DATABASE_URL: url }, (store) =>
    store.registerOffice({ recipient: key.recipient, custody: 'elsewhere' }),
  );

  const build = async (output: string) => {
    const env = { CONTENT_DIR: content, DISCLOSURE_OUTPUT: output };
    const { code, stdout, stderr } = await runScript('build', { env });
    expect([code, stderr]).toEqual([0, expect.anything()]);
    return stdout;
  };
  const start = ({ port, data, output }: Omit<Machine, 'server'>) =>
    startServer({
      ...{ at: FIRST.open, output },
      env: {
        ...{ DATABASE_URL: url, DATA_DIR: data, PORT: String(port) },
        // Empty: their clocks are held against the database's, which is set to the same time below.
        DISCLOSURE_TRIAL: '',
        ...{ FEEDBACK_PER_HOUR: '1000000', TRUST_PROXY: '1', WORKERS: '2' },
      },
    });
  const setUp = async (name: string): Promise<Machine> => {
    const output = `.next/test-operating-${process.pid}-${name}`;
    onTestFinished(() => rm(output, { recursive: true, force: true }));
    const machine = { port: await freePort(), data: join(folder, name), output };
    await mkdir(machine.data);
    await build(output);
    return { ...machine, server: await start(machine) };
  };
  const [one, other] = [await setUp('one'), await setUp('other')];
  onTestFinished(() => Promise.all([one, other].map(({ server }) => server.stop())).then(() => undefined));
  const place = `server 127.0.0.1:${one.port};`;
  const both = `${place}\n        server 127.0.0.1:${other.port};`;
  const nginx = await ownNginx(one.port, { unlimited: true, changed: [[place, both]] });

  const kill = async (machine: Machine) => {
    await machine.server.kill();
    await writers.more(10);
    machine.server = await start(machine);
  };
  const faults: Readonly<Record<string, () => Promise<unknown>>> = {
    'kill -9 of one machine': () => kill(one),
    'a new build on both, one after the other': async () => {
      await writeFile(join(content, 'site.yaml'), siteFile.replace(/^organization: .*$/m, '$&〔2〕'));
      for (const { output } of [one, other]) expect(await build(output)).toContain('已经换上这次构建');
    },
    'PostgreSQL crashes and recovers': () => postgres.restart('immediate'),
    'PostgreSQL is away for ten seconds': async () => {
      await postgres.kill();
      await pause(AWAY);
      await postgres.start();
    },
    'the clock of one is a day off, which stores nothing and says so': async () => {
      await one.server.stopClock(secondsAfter(FIRST.open, 86_400));
      await untilState(one.server.url, 'clock');
      expect((await askSite(one.server.url, '/readyz')).status).toBe(503);
      await one.server.printed('时钟与数据库的时钟差一小时以上');
      await writers.more(10);
      await one.server.stopClock(FIRST.open);
      await untilState(one.server.url, 'ok');
    },
    'kill -9 of the other machine': () => kill(other),
    'every connection to PostgreSQL is cut': () => postgres.cutConnections('site'),
  };

  const steady = startSteadyWriters(`https://localhost:${nginx.httpsPort}`, '演练时的人', 8, 2_000);
  const writers = {
    more: (receipts: number) => {
      const goal = steady.count() + receipts;
      return until(async () => (steady.count() >= goal ? true : null), `${receipts} receipts`);
    },
  };
  await writers.more(20);
  for (const fault of Object.values(faults)) {
    await fault();
    await writers.more(10);
  }
  const { messages, receipts, sentAway } = await steady.end();

  const kept = await keptWith({ DATA_DIR: folder, DATABASE_URL: url }, key.identity, receipts);
  const stored = new Set(kept.messages);
  const figures = {
    faults: Object.keys(faults).length,
    shown: receipts.length,
    lost: messages.filter((message) => !stored.has(message)).length,
    doubled: kept.messages.length - stored.size + (receipts.length - new Set(receipts).size),
    false: receipts.length - kept.found,
  };
  console.log(
    `operating: ${figures.faults} faults survived, ${figures.shown} receipts shown, ${figures.lost} lost, ${figures.doubled} doubled, ${figures.false} false; sent away and back ${sentAway} times`,
  );
  expect(figures).toEqual({ ...figures, lost: 0, doubled: 0, false: 0 });
  // Nobody is stored whose receipt nobody saw.
  expect(stored.size).toBe(messages.length);
});
