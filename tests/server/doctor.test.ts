import { chmod, readdir, stat, writeFile } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { afterAll, expect, test } from 'vitest';
import { type DoctorReport, doctorReportSchema } from '#lib/doctor/report';
import { untilState } from '../harness/as-usual';
import { type CommandResult, runScript } from '../harness/command';
import { faultsIn } from '../harness/faults';
import { FIRST } from '../harness/fixtures';
import { ownFolder, ownNginx, ownPostgres, ownServer } from '../harness/for-test';
import { ask } from '../harness/postgres-database';
import { freePort, startServer, TEST_OUTPUT, type TestServer } from '../harness/server';
import { keyFileOf } from '../harness/stored';
import { submitted } from '../harness/writer';

// `npm run doctor` beside a real server, with things broken one at a time.

/** Runs the doctor on a server's installation. */
function doctor(
  { url, data }: Pick<TestServer, 'url' | 'data'>,
  { args = ['--json'], env = {}, preload = [] as readonly string[] } = {},
): Promise<CommandResult> {
  const preloads = preload.map((module) => `--import ${pathToFileURL(resolve(module)).href}`).join(' ');
  return runScript('doctor', {
    args: ['--data', data, '--site-url', url, ...args],
    env: { DISCLOSURE_OUTPUT: TEST_OUTPUT, DISCLOSURE_TRIAL: '1', NODE_OPTIONS: preloads, ...env },
  });
}

async function examined(
  ...asked: Parameters<typeof doctor>
): Promise<DoctorReport & { code: number | null }> {
  const { code, stdout, stderr } = await doctor(...asked);
  expect(stderr).toBe('');
  return { ...doctorReportSchema.parse(JSON.parse(stdout)), code };
}

/** What is graded `problem`, by its names. */
const problemsIn = ({ findings }: DoctorReport) =>
  findings.filter(({ grade }) => grade === 'problem').map(({ id }) => id);

const idsIn = ({ findings }: DoctorReport) => findings.map(({ id }) => id);

/** Name, size and times of everything in a folder. */
async function traceOf(folder: string): Promise<unknown[]> {
  const names = (await readdir(folder)).sort();
  return Promise.all(
    names.map(async (name) => {
      const { size, mtimeMs, ino, mode } = await stat(join(folder, name));
      return { name, size, mtimeMs, ino, mode };
    }),
  );
}

/** Which files are in a folder: a server that runs folds its log into the database by itself. */
async function filesIn(folder: string): Promise<unknown[]> {
  const names = (await readdir(folder)).sort();
  return Promise.all(
    names.map(async (name) => {
      const { ino, mode } = await stat(join(folder, name));
      return { name, ino, mode };
    }),
  );
}

let started: Promise<TestServer> | null = null;

/** A site that is well, for the tests that change nothing of it. */
function wellServer(): Promise<TestServer> {
  const mail = { SMTP_URL: 'smtp://localhost', MAIL_FROM: 'site@example.org', MAIL_TO: 'office@example.org' };
  started ??= startServer({ env: mail }).then(untilWell);
  return started;
}

/** Waits until a server has made what a first start makes, and says that it can store. */
async function untilWell(server: TestServer): Promise<TestServer> {
  await untilState(server.url, 'ok');
  return server;
}

afterAll(async () => (await started)?.stop());

test('a site that is well is found well, and nothing of it is changed', async () => {
  const server = await wellServer();
  const before = await filesIn(server.data);
  const report = await examined(server);
  expect(problemsIn(report)).toEqual([]);
  expect([report.code, report.healthy]).toEqual([0, true]);
  expect(idsIn(report)).toEqual(
    expect.arrayContaining([
      'build',
      'reach',
      'clock',
      'time-zone',
      'rights',
      'database',
      'tls.local',
      'mail',
    ]),
  );
  expect(await filesIn(server.data)).toEqual(before);
});

test('staff read in Chinese what to do, and no word of a secret', async () => {
  const server = await ownServer({});
  const env = {
    SMTP_URL: 'smtp://name:geheim@mail.example',
    DATABASE_URL: `postgres://u:geheim@localhost:${await freePort()}/x`,
  };
  const { code, stdout, stderr } = await doctor(server, { args: [], env });
  expect([code, stderr]).toEqual([1, '']);
  expect(stdout).toMatch(
    /【有问题】数据库无法连接或无法打开\n {2}为什么要紧：.*\n {2}怎么办：.*（database\.unavailable）/,
  );
  expect(stdout).toContain('邮件的设置少了 MAIL_FROM、MAIL_TO');
  expect(stdout).not.toContain('geheim');
});

test('a key that others may read is a problem', async () => {
  const server = await untilWell(await ownServer({}));
  await chmod(await keyFileOf(server.data), 0o644);
  const report = await examined(server);
  expect([report.code, problemsIn(report)]).toEqual([1, ['rights.key-open']]);
});

test('a full disk is a problem', async () => {
  const server = await wellServer();
  const faults = await faultsIn(await ownFolder());
  await faults.set('little-space');
  const report = await examined(server, faults.options);
  expect(problemsIn(report)).toEqual(['disk.full', 'disk.full']);
});

test('a clock that disagrees with the site is a problem', async () => {
  const server = await wellServer();
  const clock = join(await ownFolder(), 'clock');
  await writeFile(clock, `shift ${-2 * 3_600_000}`);
  const report = await examined(server, { env: { TEST_CLOCK: clock }, preload: ['tests/harness/clock.mjs'] });
  expect(problemsIn(report)).toContain('clock.site');
  expect(report.findings.find(({ id }) => id === 'clock.site')?.found).toMatch(/快 (?:719|720)\d 秒/);
});

test('a database that is gone is a problem, and so is what the site says of it', async () => {
  const server = await untilWell(await ownServer({}));
  await writeFile(join(server.data, 'feedback.db'), 'no database at all');
  const report = await examined(server);
  expect(problemsIn(report)).toContain('database.unavailable');
});

test('answers that are late are told of without a number, from what stands in the clear', async () => {
  const server = await ownServer({ at: FIRST.open });
  expect((await submitted(server.url)).status).toBe(200);
  const before = await filesIn(server.data);
  // The server stands still in 2024; this machine has gone on.
  const report = await examined(server);
  expect(report.findings.find(({ id }) => id === 'overdue.answer')?.found).toBe('有反馈超过了答复期限');
  expect(await filesIn(server.data)).toEqual(before);
});

test('a site that was stopped is missed, and its database is read without a file made beside it', async () => {
  const server = await untilWell(await ownServer({}));
  await server.end();
  const before = await traceOf(server.data);
  const report = await examined(server);
  expect(report.code).toBe(1);
  expect(problemsIn(report)).toContain('reach.unreachable');
  expect(idsIn(report)).toContain('database');
  expect(await traceOf(server.data)).toEqual(before);
});

test('behind nginx the certificate is judged, and HSTS found', async () => {
  const server = await wellServer();
  const nginx = await ownNginx(server.port);
  const report = await examined({ url: `https://localhost:${nginx.httpsPort}`, data: server.data });
  const ids = idsIn(report);
  // nginx's certificate here is for another name, and for two days.
  expect(ids).toEqual(expect.arrayContaining(['reach', 'tls.untrusted', 'tls.expired']));
  expect(ids).not.toContain('tls.hsts');
});

test('a PostgreSQL is asked for its clock, over a connection that writes nothing', async () => {
  const postgres = await ownPostgres();
  const url = await postgres.createDatabase();
  const env = { DATABASE_URL: url };
  const server = await ownServer({ env });
  await server.printed('npm run office');
  const report = await examined(server, { env });
  expect(idsIn(report)).toContain('database');
  expect(report.findings.find(({ id }) => id === 'clock')?.found).toContain('数据库');
  // There is no office's key yet, which the site says itself.
  expect(problemsIn(report)).toEqual(['reach.store']);
  const clock = join(await ownFolder(), 'clock');
  await writeFile(clock, `shift ${3_600_000}`);
  const shifted = { env: { ...env, TEST_CLOCK: clock }, preload: ['tests/harness/clock.mjs'] };
  const late = (await examined(server, shifted)).findings.find(({ id }) => id === 'clock.database');
  expect(late?.found).toMatch(/慢 3[56]\d\d 秒/);
  await ask(url, 'drop table entry');
  expect(problemsIn(await examined(server, { env }))).toContain('database.unavailable');
});
