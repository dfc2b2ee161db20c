import { randomBytes } from 'node:crypto';
import { Client, escapeIdentifier } from 'pg';

// Apart from the server, since every unit test that needs a database loads this and none of what starts one.

/**
 * Makes an empty database beside the one that `server` names, and gives its address.
 * @param name a name that is not taken; made up when left out
 */
export async function createDatabase(
  server: string,
  name = `test_${randomBytes(8).toString('hex')}`,
): Promise<string> {
  await ask(server, `create database ${escapeIdentifier(name)}`);
  const url = new URL(server);
  url.pathname = `/${encodeURIComponent(name)}`;
  return url.href;
}

/**
 * Makes a database empty again, as it was made, and ends every other connection to it. That is cheaper than another one: none
 * of PostgreSQL's own tables is copied, nor read anew.
 */
export async function emptyDatabase(url: string): Promise<void> {
  await ask(
    url,
    `set transaction read write;
     select pg_terminate_backend(pid, 10000) from pg_stat_activity
     where datname = current_database() and pid <> pg_backend_pid();
     drop schema public cascade;
     create schema public;
     grant usage on schema public to public;
     alter database ${identifierOf(url)} reset all`,
  );
}

/** Sets the clock of a database, as `clock_timestamp` tells it, to a moment such as `2024-11-01T00:00:00+08:00`, from which it goes on; may be set again. */
export async function setDatabaseClock(url: string, moment: string): Promise<void> {
  const behind = Math.round((Date.now() - Date.parse(moment)) / 1_000);
  await ask(
    url,
    `create or replace function public.clock_timestamp() returns timestamptz language sql as
     $$ select pg_catalog.clock_timestamp() - interval '${behind} seconds' $$`,
  );
  await ask(url, `alter database ${identifierOf(url)} set search_path = public, pg_catalog`);
}

/** The name of the database at an address, quoted as SQL takes it. */
function identifierOf(url: string): string {
  return escapeIdentifier(decodeURIComponent(new URL(url).pathname.slice(1)));
}

/** The rows that a database answers to one statement, over a connection of its own. */
export async function ask(
  url: string,
  statement: string,
  values: readonly unknown[] = [],
): Promise<Record<string, unknown>[]> {
  const client = new Client({ connectionString: url, connectionTimeoutMillis: 10_000 });
  // What goes wrong is said to whoever waits for the answer; the event would end the process.
  client.on('error', () => {});
  try {
    await client.connect();
    return (await client.query(statement, [...values])).rows;
  } finally {
    await client.end().catch(() => {});
  }
}
