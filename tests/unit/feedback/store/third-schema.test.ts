import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { SCHEMA_VERSION } from '#lib/feedback/store/schema/migrations';
import { PLACES, type Place } from './places';

// A database of the third schema, which knew neither devices nor how the office's key is moved: its tables word for word, with
// rows as a program of then wrote them.

function statements(isPostgres: boolean): string[] {
  const [bytes, end] = isPostgres ? ['bytea', ''] : ['blob', 'without rowid'];
  const hex = (text: string) => (isPostgres ? `'\\x${text}'::bytea` : `x'${text}'`);
  return [
    // A SQLite file counts as one of this program's by its number.
    ...(isPostgres ? [] : ['pragma application_id = 7']),
    `create table "schema_version" ("id" integer primary key, "version" integer not null)`,
    `create table "submission" ("id" text primary key, "notice" text not null, "received" text not null, "state" text not null, "receipt_hash" text not null unique, "sealed" ${bytes} not null) ${end}`,
    `create table "office" ("id" integer primary key, "recipient" text not null, "custody" text not null) ${end}`,
    `create table "daily_key" ("purpose" text not null, "day" text not null, "secret" ${bytes} not null, constraint "daily_key_of_day" primary key ("purpose", "day")) ${end}`,
    `create table "source_count" ("purpose" text not null, "source" text not null, "hour" text not null, "count" integer not null, constraint "count_of_source_and_hour" primary key ("purpose", "source", "hour")) ${end}`,
    `alter table "submission" add column "token_hash" text`,
    `create unique index "submission_token_hash" on "submission" ("token_hash")`,
    `alter table "submission" add column "digits_hash" text`,
    `create unique index "submission_digits_hash" on "submission" ("digits_hash")`,
    `create table "receipt_salt" ("id" integer primary key, "salt" ${bytes} not null) ${end}`,
    `alter table "submission" add column "destroyed_reason" text`,
    `create table "entry" ("id" text primary key, "submission" text not null, "after_entry" text not null, "kind" text not null, "day" text not null, "state" text, "sealed" ${bytes}, constraint "entry_after_another" unique ("submission", "after_entry")) ${end}`,
    `create table "pending_erasure" ("id" integer primary key, "day" text not null, "mark" text not null) ${end}`,
    `insert into "schema_version" values (1, 3)`,
    `insert into "receipt_salt" values (1, ${hex('07'.repeat(32))})`,
    `insert into "office" values (1, 'age1before', 'beside-data')`,
    `insert into "submission" values ('a1', 'n', '2024-12-02', 'new', 'letters a1', ${hex('0102')}, 'token a1', 'digits a1', null)`,
    `insert into "submission" values ('b2', '', '2024-12-09', 'destroyed', 'letters b2', ${hex('')}, 'token b2', 'digits b2', 'withdrawn')`,
    `insert into "entry" values ('e1', 'a1', '', 'state', '2024-12-03', 'working', null)`,
    `insert into "entry" values ('e2', 'a1', 'e1', 'addition', '2024-12-04', null, ${hex('0304')})`,
    `insert into "pending_erasure" values (1, '2024-12-09', 'after b2')`,
  ];
}

describe.each(PLACES)('a database of the third schema, $name', ({ name, make }) => {
  let place: Place;

  beforeEach(async () => {
    place = await make();
    for (const statement of statements(name === 'PostgreSQL')) await place.ask(statement);
  });
  afterEach(() => place.remove());

  test('is brought up to date once, also when many open it at the same time, and keeps all that is in it', async () => {
    const stores = await Promise.all(Array.from({ length: 4 }, () => place.open()));
    expect(await place.ask('select version from schema_version')).toEqual([{ version: SCHEMA_VERSION }]);
    const entries = [
      { id: 'e1', submission: 'a1', after: '', kind: 'state', day: '2024-12-03', state: 'working' },
      { id: 'e2', submission: 'a1', after: 'e1', kind: 'addition', day: '2024-12-04', state: null },
    ];
    const unsigned = { sealedTo: null, device: null, signed: null, signature: null };
    const sealed = [null, new Uint8Array([3, 4])];
    for (const store of stores) {
      const listed = { id: 'a1', notice: 'n', received: '2024-12-02' };
      expect(await store.list()).toEqual([{ ...listed, entries }]);
      expect(await store.listDestroyed()).toEqual([{ id: 'b2', day: '2024-12-09', reason: 'withdrawn' }]);
      expect(await store.readMany(['a1', 'b2'])).toEqual([
        {
          ...listed,
          sealed: new Uint8Array([1, 2]),
          sealedTo: null,
          entries: entries.map((one, at) => ({ ...one, ...unsigned, sealed: sealed[at] })),
        },
      ]);
      expect(await store.office()).toEqual({ recipient: 'age1before', custody: 'beside-data' });
      expect(await store.receiptSalt()).toEqual(new Uint8Array(32).fill(7));
      expect(await store.unerasedSince()).toBe('2024-12-09');
      expect([await store.devices(), await store.setup(), await store.formerOffice()]).toEqual([
        [],
        null,
        null,
      ]);
    }
  });

  test('has the columns of one that was never of it', async () => {
    await place.open();
    const fresh = await make();
    await fresh.open();
    expect(await place.columns()).toEqual(await fresh.columns());
    await fresh.remove();
  });

  test('goes on under a program of then that had it open, which records an entry and reads one', async () => {
    const held = await place.hold();
    const reading = `select "id" from "entry" where "submission" = 'a1' order by "id"`;
    expect(await held.ask(reading)).toHaveLength(2);
    const store = await place.open();
    await held.ask(
      `insert into "entry" ("id", "submission", "after_entry", "kind", "day", "state", "sealed") values ('e3', 'a1', 'e2', 'state', '2024-12-05', 'closed', null)`,
    );
    expect(await held.ask(reading)).toHaveLength(3);
    expect((await store.read('a1'))?.entries.at(-1)).toMatchObject({ id: 'e3', state: 'closed' });
    await held.close();
  });
});
