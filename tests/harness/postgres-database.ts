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
