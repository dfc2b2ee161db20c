import { createHash } from 'node:crypto';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import Database from 'libsql';
import { Client } from 'pg';
import { inject } from 'vitest';
import * as z from 'zod';
import { openPostgresStore } from '#lib/feedback/store/postgres';
import { openSqliteFile, type SqliteFile } from '#lib/feedback/store/sqlite/file';
import { openSqliteStore } from '#lib/feedback/store/sqlite/open-store';
import { openSqliteThread } from '#lib/feedback/store/sqlite/thread';
import type { FeedbackStore } from '#lib/feedback/store/store';
import { ask, createDatabase, emptyDatabase } from '../../../harness/postgres-database';

const rowsSchema = z.array(z.record(z.string(), z.unknown()));

/** A connection that stays open, and prepares each statement once, however often it runs. */
export interface HeldConnection {
  ask(statement: string): Promise<Record<string, unknown>[]>;
  close(): Promise<void>;
}

/** A database of a test's own. */
export interface Place {
  /** Opens the store in it, as each of several processes may. */
  open(): Promise<FeedbackStore>;
  /** The rows that it answers to a statement, past the store. */
  ask(statement: string): Promise<Record<string, unknown>[]>;
  /** Opens a connection past the store, which stays open until it is closed. */
  hold(): Promise<HeldConnection>;
  /** Deletes every row that a test may have put in: a place that several tests share is as it was opened. */
  clear(): Promise<void>;
  /** Every table with its columns and their types. */
  columns(): Promise<Record<string, string[]>>;
  /** Closes what was opened, and removes or empties it. */
  remove(): Promise<void>;
}

/** Makes a SQLite database whose files are opened by `openFile`. */
export async function sqlitePlace(
  openFile: (path: string) => Promise<SqliteFile>,
): Promise<Place & { path: string }> {
  const folder = await mkdtemp(join(tmpdir(), 'disclosure-store-'));
  const path = join(folder, 'feedback.db');
  const stores: FeedbackStore[] = [];
  const hold: Place['hold'] = async () => {
    const database = new Database(path);
    // The store's own connection may be writing at this moment, from a thread of its own.
    database.pragma('busy_timeout = 10000');
    const statements = new Map<string, Database.Statement>();
    return {
      ask: async (statement) => {
        const prepared = statements.get(statement) ?? database.prepare(statement);
        statements.set(statement, prepared);
        if (prepared.reader) return rowsSchema.parse(prepared.all());
        prepared.run();
        return [];
      },
      close: async () => {
        database.close();
      },
    };
  };
  const askHere: Place['ask'] = async (statement) => {
    const held = await hold();
    try {
      return await held.ask(statement);
    } finally {
      await held.close();
    }
  };
  return {
    path,
    open: async () => {
      const store = await openSqliteStore(await openFile(path));
      stores.push(store);
      return store;
    },
    ask: askHere,
    hold,
    clear: () => clear(hold, "select name from sqlite_master where type = 'table'"),
    columns: async () => {
      const rows = await askHere(
        `select tables.name as table_name, columns.name, columns.type from sqlite_master as tables
         join pragma_table_info(tables.name) as columns where tables.type = 'table' order by columns.cid`,
      );
      return byTable(rows);
    },
    remove: async () => {
      await Promise.all(stores.map((store) => store.close()));
      await rm(folder, { recursive: true });
    },
  };
}

/** Databases that places of this process had, empty again. */
const emptied: string[] = [];

/** Makes a PostgreSQL database. */
export async function postgresPlace(): Promise<Place & { url: string }> {
  const url = emptied.pop() ?? (await createDatabase(inject('postgresUrl')));
  const stores: FeedbackStore[] = [];
  const hold: Place['hold'] = async () => {
    const client = new Client({ connectionString: url });
    await client.connect();
    return {
      ask: async (text) => {
        const name = createHash('sha256').update(text).digest('hex').slice(0, 32);
        return (await client.query({ name, text })).rows;
      },
      close: () => client.end(),
    };
  };
  return {
    url,
    open: async () => {
      const store = await openPostgresStore(url);
      stores.push(store);
      return store;
    },
    ask: (statement) => ask(url, statement),
    hold,
    clear: () => clear(hold, "select tablename as name from pg_tables where schemaname = 'public'"),
    columns: async () => {
      const rows = await ask(
        url,
        `select table_name, column_name as name, data_type as type from information_schema.columns
         where table_schema not in ('pg_catalog', 'information_schema') order by ordinal_position`,
      );
      return byTable(rows);
    },
    remove: async () => {
      await Promise.all(stores.map((store) => store.close()));
      await emptyDatabase(url);
      emptied.push(url);
    },
  };
}

/** Every kind of database that the store stands in. */
export const PLACES: readonly { name: string; make: () => Promise<Place> }[] = [
  { name: 'a SQLite file', make: () => sqlitePlace(async (path) => openSqliteFile(path)) },
  { name: 'a SQLite file in a thread of its own', make: () => sqlitePlace(openSqliteThread) },
  { name: 'PostgreSQL', make: postgresPlace },
];

/** Tables whose rows are there from the start. */
const FILLED = ['schema_version', 'receipt_salt'];

/** Deletes all rows of the tables that `list` names, but of those that are filled from the start. */
async function clear(hold: Place['hold'], list: string): Promise<void> {
  const held = await hold();
  try {
    const tables = (await held.ask(list)).map(({ name }) => String(name));
    await held.ask('begin');
    for (const table of tables) if (!FILLED.includes(table)) await held.ask(`delete from ${table}`);
    await held.ask('commit');
  } finally {
    await held.close();
  }
}

function byTable(rows: readonly Record<string, unknown>[]): Record<string, string[]> {
  const tables: Record<string, string[]> = {};
  for (const { table_name: table, name, type } of rows) {
    const columns = tables[String(table)] ?? [];
    tables[String(table)] = [...columns, `${name} ${String(type).toLowerCase()}`];
  }
  return tables;
}
