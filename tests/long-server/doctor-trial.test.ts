import { execFile, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdir, readFile, stat } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { promisify } from 'node:util';
import { Client } from 'pg';
import { expect, test } from 'vitest';
import { generateOfficeKey } from '#lib/feedback/crypto/sealing';
import type { StoreConfig } from '../../scripts/server/last-data';
import { withStore } from '../../scripts/server/store';
import { findPostgres } from '../../scripts/test-tools';
import { runScript } from '../harness/command';
import { faultsIn } from '../harness/faults';
import { ownFolder, ownPostgres } from '../harness/for-test';
import { keep, office } from '../harness/office';
import type { Postgres } from '../harness/postgres';
import { ask } from '../harness/postgres-database';
import { TEST_OUTPUT, until } from '../harness/server';

// The doctor as an operator runs it, most of all where the database is PostgreSQL: whether the newest backup goes back.

/** Fills a database and backs it up; gives the doctor's environment. */
async function backedUp(url: string | undefined): Promise<Record<string, string>> {
  const folder = await ownFolder();
  const backups = join(folder, 'backups');
  await mkdir(backups);
  const config: StoreConfig = { DATA_DIR: join(folder, 'data'), DATABASE_URL: url };
  const { recipient } = await generateOfficeKey();
  await withStore(config, (store) => store.registerOffice({ recipient, custody: 'elsewhere' }));
  await keep(config, { a1: {}, b2: {} });
  const made = await office(config, 'backup', '-o', join(backups, 'site.backup'));
  expect(made).toMatchObject({ code: 0, stderr: '' });
  return {
    ...{ DATA_DIR: config.DATA_DIR, DATABASE_URL: url ?? '', BACKUP_DIR: backups },
    ...{ DISCLOSURE_OUTPUT: TEST_OUTPUT, DISCLOSURE_TRIAL: '1' },
  };
}

const databasesOf = async (postgres: Postgres) =>
  (await ask(postgres.url('postgres'), 'select datname from pg_database order by datname')).map(
    ({ datname }) => datname,
  );

test('with the role that the guide makes the newest backup is put back, and nothing of it stays', async () => {
  const postgres = await ownPostgres();
  const { port } = new URL(postgres.url('postgres'));
  const [, block = ''] =
    /```\n(apt-get install [^\n]* postgresql\n[\s\S]*?)```/.exec(
      await readFile('docs/operating.md', 'utf8'),
    ) ?? [];
  const settings = join(await ownFolder(), 'site.env');
  // The account of the machine has another name here, and the server is there already; the rest is done as it stands there.
  const steps = `su() { eval "$3"; }\n${block.slice(block.indexOf('\n'))}`;
  await promisify(execFile)('sh', ['-ec', steps.replaceAll('/etc/disclosure-site.env', settings)], {
    env: {
      ...process.env,
      PATH: `${findPostgres()}:${process.env.PATH}`,
      ...{ PGHOST: '127.0.0.1', PGPORT: port, PGUSER: 'postgres' },
    },
  });
  expect((await stat(settings)).mode & 0o777).toBe(0o600);
  const [, address = ''] = /^DATABASE_URL=(.*)$/m.exec(await readFile(settings, 'utf8')) ?? [];
  const url = new URL(address);
  [url.hostname, url.port] = ['127.0.0.1', port];
  const env = await backedUp(url.href);
  const { stdout, stderr } = await runScript('doctor', { env });
  expect(stderr).toBe('');
  expect(stdout).toMatch(/最新的备份是.*做的，逐字节核对过，试着恢复了一遍/);
  expect(await databasesOf(postgres)).toEqual(['disclosure', 'postgres', 'template0', 'template1']);
});

test('without the right to make databases staff are told, with the line of SQL that gives it', async () => {
  const postgres = await ownPostgres();
  const url = new URL(await postgres.createDatabase('site'));
  await ask(postgres.url('postgres'), 'create role "the site" login');
  await ask(postgres.url('postgres'), 'alter database site owner to "the site"');
  url.username = 'the site';
  const env = await backedUp(url.href);
  const { stdout } = await runScript('doctor', { env });
  const [line = ''] = /ALTER ROLE .*;/.exec(stdout) ?? [];
  expect(stdout).toMatch(/【注意】.*没有试着恢复：DATABASE_URL 的账号 the site 不能新建数据库/);
  await ask(postgres.url('postgres'), line);
  expect((await runScript('doctor', { env })).stdout).toContain('试着恢复了一遍');
});

test.each<[string, () => Promise<string | undefined>, RegExp]>([
  ['PostgreSQL', async () => (await ownPostgres()).createDatabase('site'), /数据库所在的磁盘只剩 \d+ MB/],
  ['SQLite', async () => undefined, /存放临时文件的磁盘放不下它/],
])('where a disk has little room no backup of %s is put on it', async (_, make, reason) => {
  const env = await backedUp(await make());
  const faults = await faultsIn(await ownFolder());
  await faults.set('little-space');
  const preloads = faults.options.preload.map((module) => `--import ${resolve(module)}`).join(' ');
  const { stdout } = await runScript('doctor', {
    env: { ...env, ...faults.options.env, NODE_OPTIONS: preloads },
  });
  const [line = ''] = /.*没有试着恢复.*/.exec(stdout) ?? [];
  expect(line).toMatch(reason);
});

test('ended while it makes a database, the doctor takes that away before it ends', async () => {
  const postgres = await ownPostgres();
  const env = await backedUp(await postgres.createDatabase('site'));
  const before = await databasesOf(postgres);
  const holder = new Client({ connectionString: postgres.url('postgres') });
  await holder.connect();
  await holder.query('begin; lock table pg_database in share mode');
  const doctor = spawn(process.execPath, ['scripts/launch.mjs', 'doctor'], {
    env: { ...process.env, NODE_ENV: 'production', ...env },
    stdio: 'ignore',
  });
  const ended = once(doctor, 'exit');
  const making = () =>
    ask(
      postgres.url('postgres'),
      `select wait_event_type from pg_stat_activity where state = 'active' and query like 'create database "disclosure_restore_%'`,
    );
  await until(
    async () => ((await making())[0]?.wait_event_type === 'Lock' ? true : null),
    'the doctor’s database to be made',
  );
  doctor.kill('SIGTERM');
  await holder.query('commit');
  await holder.end();
  const [, signal] = await ended;
  expect(signal).toBe('SIGTERM');
  // A server goes on with what somebody asked for who is gone.
  await until(async () => ((await making()).length === 0 ? true : null), 'the server to have made it');
  expect(await databasesOf(postgres)).toEqual(before);
});
