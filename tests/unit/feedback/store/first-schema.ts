import { hashOfLetters, receiptOfToken } from '#lib/feedback/crypto/receipt-derivation';
import { parseToken } from '#lib/feedback/crypto/token';
import type { Place } from './places';

// The first schema, and what a program of it asks of its database: word for word, since such programs still run.

/** Makes the tables of the first schema. */
export async function makeFirstSchema(place: Place, isPostgres: boolean): Promise<void> {
  // A SQLite file counts as one of this program's by its number.
  if (!isPostgres) await place.ask('pragma application_id = 7');
  const [bytes, end] = isPostgres ? ['bytea', ''] : ['blob', 'without rowid'];
  for (const statement of [
    `create table "schema_version" ("id" integer primary key, "version" integer not null)`,
    `create table "submission" ("id" text primary key, "notice" text not null, "received" text not null, "state" text not null, "receipt_hash" text not null unique, "sealed" ${bytes} not null) ${end}`,
    `create table "office" ("id" integer primary key, "recipient" text not null, "custody" text not null) ${end}`,
    `create table "daily_key" ("purpose" text not null, "day" text not null, "secret" ${bytes} not null, constraint "daily_key_of_day" primary key ("purpose", "day")) ${end}`,
    `create table "source_count" ("purpose" text not null, "source" text not null, "hour" text not null, "count" integer not null, constraint "count_of_source_and_hour" primary key ("purpose", "source", "hour")) ${end}`,
    'insert into "schema_version" ("id", "version") values (1, 1)',
  ])
    await place.ask(statement);
}

/**
 * Posts a token to a program of the first schema that has the database open: it asks for the receipt first, and stores
 * where there is none. Gives the receipt that it shows.
 */
export async function postToFirst(
  { ask }: Pick<Place, 'ask'>,
  isPostgres: boolean,
  written: string,
): Promise<string> {
  const token = parseToken(written);
  if (!token) throw new Error('no token');
  const receipt = receiptOfToken(token, 'letters');
  const hash = hashOfLetters(receipt);
  const found = await ask(`select "received" from "submission" where "receipt_hash" = '${hash}'`);
  if (found.length > 0) return receipt;
  const sealed = isPostgres ? "'\\x00'::bytea" : "x'00'";
  await ask(
    `insert into "submission" ("id", "notice", "received", "state", "receipt_hash", "sealed") values ('first ${hash}', '2024-district-inspection', '2024-12-01', 'new', '${hash}', ${sealed}) on conflict ("receipt_hash") do nothing returning "received"`,
  );
  return receipt;
}
