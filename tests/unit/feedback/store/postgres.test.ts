import { Client } from 'pg';
import { afterEach, beforeEach, describe, expect, inject, test } from 'vitest';
import { openPostgresStore } from '#lib/feedback/store/postgres';
import type { FeedbackStore, SealedSubmission } from '#lib/feedback/store/store';
import { StoreUnavailable, type UnavailableReason } from '#lib/feedback/store/unavailable';
import { openLine } from '../../../harness/line';
import { namedHashes } from '../../../harness/named-hashes';
import { ask, createDatabase } from '../../../harness/postgres-database';
import { postgresPlace } from './places';

const submission = (name: string): SealedSubmission => ({
  id: `id of ${name}`,
  notice: 'notice',
  received: '2024-12-02',
  ...namedHashes(name),
  sealed: new Uint8Array(10),
});

let place: Awaited<ReturnType<typeof postgresPlace>>;
let store: FeedbackStore;
beforeEach(async () => {
  place = await postgresPlace();
  store = await place.open();
});
afterEach(() => place.remove());

const database = () => new URL(place.url).pathname.slice(1);

/** Does something with each submission just before it is stored. */
async function beforeStoring(statement: string): Promise<void> {
  await place.ask(
    `create function before_storing() returns trigger language plpgsql as $$ begin ${statement}; return new; end $$`,
  );
  await place.ask(
    'create trigger before_storing before insert on submission for each row execute function before_storing()',
  );
}

/** Holds a lock on the submissions, from another connection, until it is let go. */
async function holdingLock(): Promise<{ letGo(): Promise<void> }> {
  const client = new Client({ connectionString: place.url });
  // It may be cut too; the event would end the process.
  client.on('error', () => undefined);
  await client.connect();
  await client.query('begin');
  await client.query('lock table submission in access exclusive mode');
  return { letGo: () => client.end() };
}

const connections = () =>
  ask(inject('postgresUrl'), 'select pid, wait_event_type from pg_stat_activity where datname = $1', [
    database(),
  ]);

/** Cuts connections to the database, each of which has ended then: all, or those for which a condition holds. */
const cut = (condition = 'true') =>
  ask(
    inject('postgresUrl'),
    `select pg_terminate_backend(pid, 10000) from pg_stat_activity where datname = $1 and ${condition}`,
    [database()],
  );

describe('the store in PostgreSQL', () => {
  test('waits until a commit is durable, whatever the server’s own setting says', async () => {
    await place.ask(`alter database ${database()} set synchronous_commit = off`);
    await place.ask('create table setting (value text)');
    await beforeStoring("insert into setting values (current_setting('synchronous_commit'))");
    await (await place.open()).insert(submission('one'));
    expect(await place.ask('select value from setting')).toEqual([{ value: 'on' }]);
    expect(await place.ask('show synchronous_commit')).toEqual([{ synchronous_commit: 'off' }]);
  });

  test('has no sequence that would tell an order', async () => {
    expect(await place.ask("select relname from pg_class where relkind = 'S'")).toEqual([]);
  });

  test.each<[string, UnavailableReason]>([
    ['53100', 'full'],
    ['25006', 'read-only'],
    ['42501', 'read-only'],
    ['55P03', 'busy'],
    ['57014', 'busy'],
    ['40001', 'busy'],
    ['40P01', 'busy'],
    ['53300', 'gone'],
    ['57P01', 'gone'],
    ['XX000', 'gone'],
  ])('names what the server refuses: %s is %s', async (code, reason) => {
    await beforeStoring(`raise exception 'refused' using errcode = '${code}'`);
    await expect(store.insert(submission('one'))).rejects.toThrow(new StoreUnavailable(reason));
    expect(await store.list()).toEqual([]);
  });

  test('says that it may not write, and still reads', async () => {
    await store.insert(submission('one'));
    await place.ask(`alter database ${database()} set default_transaction_read_only = on`);
    const reading = await place.open();
    expect((await reading.list()).length).toBe(1);
    await expect(reading.insert(submission('two'))).rejects.toThrow(new StoreUnavailable('read-only'));
  });

  test('says that it cannot be reached', async () => {
    const [nobody, nowhere] = [new URL(place.url), new URL(place.url)];
    nobody.port = '1';
    nowhere.pathname = '/nowhere';
    for (const url of [nobody, nowhere])
      await expect(openPostgresStore(url.href)).rejects.toThrow(new StoreUnavailable('gone'));
  });

  test('stores once another lets go of its lock', async () => {
    const { letGo } = await holdingLock();
    const storing = store.insert(submission('one'));
    await letGo();
    expect(await storing).toEqual({ received: '2024-12-02', form: 'digits' });
  });

  test('says so in the end when the other does not, has stored nothing, and goes on afterwards', async () => {
    const { letGo } = await holdingLock();
    await expect(store.insert(submission('one'))).rejects.toThrow(new StoreUnavailable('busy'));
    await letGo();
    expect(await store.list()).toEqual([]);
    expect(await store.insert(submission('one'))).toEqual({ received: '2024-12-02', form: 'digits' });
  });

  test('says that its connection broke while it waited, and heals', async () => {
    const { letGo } = await holdingLock();
    const storing = expect(store.insert(submission('one'))).rejects.toThrow(new StoreUnavailable('gone'));
    await expect.poll(connections).toContainEqual(expect.objectContaining({ wait_event_type: 'Lock' }));
    // It before the one that holds the lock: else it would get that, and store.
    await cut("wait_event_type = 'Lock'");
    await cut();
    await storing;
    await letGo().catch(() => undefined);
    await expect
      .poll(() => store.insert(submission('one')).catch(() => null))
      .toEqual({ received: '2024-12-02', form: 'digits' });
    expect(await store.list()).toHaveLength(1);
  });

  test.each(['ends', 'breaks'] as const)(
    'says so, and heals, when the line to the server %s without a word while it waits',
    async (how) => {
      const line = await openLine(place.url);
      const far = await openPostgresStore(line.url);
      const { letGo } = await holdingLock();
      const storing = expect(far.insert(submission('one'))).rejects.toThrow(new StoreUnavailable('gone'));
      await expect.poll(connections).toContainEqual(expect.objectContaining({ wait_event_type: 'Lock' }));
      line.cut(how);
      await storing;
      await letGo();
      await expect
        .poll(() => far.insert(submission('one')).catch(() => null))
        .toEqual({ received: '2024-12-02', form: 'digits' });
      expect(await far.list()).toHaveLength(1);
      await far.close();
      await line.close();
    },
  );

  test('heals when all its connections were cut while nobody asked', async () => {
    await Promise.all(Array.from({ length: 20 }, (_, index) => store.insert(submission(String(index)))));
    await cut();
    await expect.poll(() => store.list().catch(() => null)).toHaveLength(20);
  });

  test('leaves no connection behind when it is closed, nor when it cannot be opened', async () => {
    await place.ask('update schema_version set version = 999');
    await expect(place.open()).rejects.toThrow(new StoreUnavailable('newer'));
    await store.close();
    await expect.poll(connections).toEqual([]);
  });

  test('cannot be asked any more once it is closed', async () => {
    await store.close();
    await expect(store.find(namedHashes('one'))).rejects.toThrow();
  });
});

describe('a database that is not one of ours', () => {
  test('and has no tables gets none from who expects something in it', async () => {
    const url = await createDatabase(inject('postgresUrl'));
    await expect(openPostgresStore(url, false)).rejects.toThrow(new StoreUnavailable('no-tables'));
    expect(await ask(url, "select 1 from information_schema.tables where table_schema = 'public'")).toEqual(
      [],
    );
  });

  test('but has tables by the same names, is refused and left as it is', async () => {
    const url = await createDatabase(inject('postgresUrl'));
    await ask(url, 'create table submission (word text)');
    await expect(openPostgresStore(url)).rejects.toThrow(new StoreUnavailable('foreign'));
    const tables = await ask(
      url,
      "select table_name as name from information_schema.tables where table_schema = 'public'",
    );
    expect(tables).toEqual([{ name: 'submission' }]);
  });

  test('lost its tables while it was open: that is said, and they are not made anew', async () => {
    await place.ask('drop table submission, office, schema_version');
    await expect(store.insert(submission('one'))).rejects.toThrow(new StoreUnavailable('foreign'));
    await expect(openPostgresStore(place.url, false)).rejects.toThrow(new StoreUnavailable('no-tables'));
  });
});
