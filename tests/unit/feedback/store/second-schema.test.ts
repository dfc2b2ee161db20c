import { readFile, writeFile } from 'node:fs/promises';
import { gunzipSync } from 'node:zlib';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { parseReceipt } from '#lib/feedback/crypto/receipt';
import { createReceiptSecrets, hashReceipt } from '#lib/feedback/crypto/receipt-hash';
import { SCHEMA_VERSION } from '#lib/feedback/store/schema/migrations';
import { openSqliteFile } from '#lib/feedback/store/sqlite/file';
import { openSqliteThread } from '#lib/feedback/store/sqlite/thread';
import type { FeedbackStore } from '#lib/feedback/store/store';
import { officeOf, openCounter, postOf, said } from '../counter';
import { FIELDS } from '../fixtures';
import { type Place, postgresPlace, sqlitePlace } from './places';

// A database of the second schema, which knew neither history nor destroying: a real file that a program of that schema
// wrote, and the same rows in PostgreSQL.

const FILE = 'tests/fixtures/databases/second-schema.db.gz';

/** What was sent, with the receipt that its writer was shown. */
const SENT = [
  {
    message: '第三项的讲座，社区没有听说过。',
    token: '_sP3Fn7xF8HjHYXPHZ-2IwAAAZOFKuCAA9I-kWZAnoEQKdhc9eFIJne06fEfWk9z86w2-Nt54Bc',
    receipt: '22604 68582 76554 04785 35416',
  },
  {
    message: '希望多公布一些整改的照片。',
    token: 'KTj19WVMCFztwX2iifLCMgAAAZOFKuCA6lM8SRxgpimpQCccm9mQCXtuURoHdEDdBaz_HRYHNss',
    receipt: '27392 90682 99945 67400 26378',
  },
];

/** The tables of the second schema in PostgreSQL, word for word. */
const POSTGRES_TABLES = [
  `create table "schema_version" ("id" integer primary key, "version" integer not null)`,
  `create table "submission" ("id" text primary key, "notice" text not null, "received" text not null, "state" text not null, "receipt_hash" text not null unique, "sealed" bytea not null)`,
  `create table "office" ("id" integer primary key, "recipient" text not null, "custody" text not null)`,
  `create table "daily_key" ("purpose" text not null, "day" text not null, "secret" bytea not null, constraint "daily_key_of_day" primary key ("purpose", "day"))`,
  `create table "source_count" ("purpose" text not null, "source" text not null, "hour" text not null, "count" integer not null, constraint "count_of_source_and_hour" primary key ("purpose", "source", "hour"))`,
  `alter table "submission" add column "token_hash" text`,
  `create unique index "submission_token_hash" on "submission" ("token_hash")`,
  `alter table "submission" add column "digits_hash" text`,
  `create unique index "submission_digits_hash" on "submission" ("digits_hash")`,
  `create table "receipt_salt" ("id" integer primary key, "salt" bytea not null)`,
];

async function realFile(openFile: Parameters<typeof sqlitePlace>[0]): Promise<Place & { path: string }> {
  const place = await sqlitePlace(openFile);
  await writeFile(place.path, gunzipSync(await readFile(FILE)));
  return place;
}

/** A statement that inserts rows as they were read. */
function insertion(table: string, row: Record<string, unknown>): string {
  const values = Object.values(row).map((value) => {
    if (value === null || typeof value === 'number') return String(value);
    if (value instanceof ArrayBuffer || value instanceof Uint8Array)
      return `'\\x${Buffer.from(new Uint8Array(value)).toString('hex')}'::bytea`;
    return `'${String(value)}'`;
  });
  return `insert into "${table}" (${Object.keys(row).map((name) => `"${name}"`)}) values (${values})`;
}

async function sameInPostgres(): Promise<Place> {
  const [place, file] = [await postgresPlace(), await realFile(async (path) => openSqliteFile(path))];
  for (const statement of POSTGRES_TABLES) await place.ask(statement);
  for (const table of ['schema_version', 'submission', 'office', 'receipt_salt'])
    for (const row of await file.ask(`select * from ${table}`)) await place.ask(insertion(table, row));
  await file.remove();
  return place;
}

async function hashOf(store: FeedbackStore, receipt: string) {
  const parsed = parseReceipt(receipt);
  if (parsed.state !== 'valid') throw new Error('no receipt');
  return hashReceipt(parsed.receipt, createReceiptSecrets(store));
}

describe.each([
  { name: 'a SQLite file', make: () => realFile(async (path) => openSqliteFile(path)) },
  { name: 'a SQLite file in a thread of its own', make: () => realFile(openSqliteThread) },
  { name: 'PostgreSQL', make: sameInPostgres },
])('$name of the second schema', ({ make }) => {
  let place: Place;
  beforeEach(async () => {
    place = await make();
  });
  afterEach(() => place.remove());

  const facts =
    'select id, notice, received, receipt_hash, token_hash, digits_hash from submission order by id';

  test('is brought up to date once, and keeps every submission and its receipt', async () => {
    const before = await place.ask(facts);
    expect(before).toHaveLength(2);
    const stores = await Promise.all(Array.from({ length: 3 }, () => place.open()));
    expect(await place.ask('select version from schema_version')).toEqual([{ version: SCHEMA_VERSION }]);
    expect(await place.ask(facts)).toEqual(before);
    for (const store of stores) {
      for (const { receipt } of SENT)
        expect(await store.lookUp(await hashOf(store, receipt))).toMatchObject({
          received: '2024-12-02',
          form: 'digits',
          destroyed: null,
          entries: [],
        });
    }
  });

  test('has the columns of one that was never of it', async () => {
    await place.open();
    const fresh = await ('url' in place ? postgresPlace() : sqlitePlace(openSqliteThread));
    await fresh.open();
    const names = (columns: Record<string, string[]>) =>
      Object.fromEntries(
        Object.entries(columns).map(([table, all]) => [table, all.map((column) => column.split(' ')[0])]),
      );
    expect(names(await place.columns())).toEqual(names(await fresh.columns()));
    await fresh.remove();
  });

  test('shows a token of then the receipt of then, and stores nothing again', async () => {
    const store = await place.open();
    const { intake } = openCounter({
      store,
      office: officeOf(store),
      receiptSecretOf: createReceiptSecrets(store),
    });
    for (const { message, token, receipt } of SENT)
      expect(await intake.answer(postOf({ ...FIELDS, message, token }))).toMatchObject({
        page: 'receipt',
        receipt: { text: receipt },
      });
    expect(await store.list()).toHaveLength(2);
  });

  test('can give states to what was stored before, and destroy it', async () => {
    const store = await place.open();
    const found = await store.lookUp(await hashOf(store, SENT[0]?.receipt ?? ''));
    const id = found?.id ?? '';
    const state = { id: 'a', submission: id, after: '', kind: 'state', day: '2025-01-10' } as const;
    expect(await store.append({ ...state, state: 'working', sealed: null })).toBe('applied');
    expect(await store.destroy(id, { day: '2025-01-11', reason: 'decided' }, null)).toBe('applied');
    expect(await store.list()).toHaveLength(1);
    const { intake } = openCounter({
      store,
      office: officeOf(store),
      receiptSecretOf: createReceiptSecrets(store),
    });
    const { message = '', token = '' } = SENT[0] ?? {};
    expect(said(await intake.answer(postOf({ ...FIELDS, message, token })))).toBe('这份反馈已经不在网站上');
    expect(await store.list()).toHaveLength(1);
  });
});
