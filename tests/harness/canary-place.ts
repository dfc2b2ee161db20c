import { cp } from 'node:fs/promises';
import { join } from 'node:path';
import { readSingleKey, writeKeyFile } from '#lib/feedback/crypto/key-file';
import { generateOfficeKey, unseal } from '#lib/feedback/crypto/sealing';
import type { StoreConfig } from '../../scripts/server/last-data';
import { withStore } from '../../scripts/server/store';
import { faultsIn } from './faults';
import { ownPostgres } from './for-test';
import { ask } from './postgres-database';
import { keyFileOf } from './stored';
import { tracesBelow } from './traces';

/** A database for a canary's server, with everything that it writes. */
export interface CanaryPlace {
  env: Record<string, string>;
  preload: readonly string[];
  /** Begins a trouble in which nothing can be stored; what it gives ends it. */
  trouble(): Promise<() => Promise<unknown>>;
  /** Folders in which it writes, besides the test's own. */
  folders: readonly string[];
  /** Has it write everything to its files that it holds in memory. */
  settle(): Promise<unknown>;
  /** What it printed. */
  log(): Promise<string>;
  /** Where it stands and what opens it, for the office's commands. */
  office: { config: StoreConfig; args: readonly string[] };
  /** The messages of everything that is stored, and how many of their seals are found in the files. */
  stored(): Promise<{ words: string[]; found: number }>;
}

/** A SQLite file in `folder`. */
export async function sqlitePlace(folder: string): Promise<CanaryPlace> {
  const data = join(folder, 'data');
  const faults = await faultsIn(folder);
  return {
    env: { ...faults.options.env, DATA_DIR: data },
    preload: faults.options.preload,
    trouble: async () => {
      await faults.set('full');
      return () => faults.set();
    },
    folders: [],
    settle: async () => undefined,
    log: async () => '',
    office: { config: { DATA_DIR: data, DATABASE_URL: undefined }, args: [] },
    stored: async () => {
      // A copy: to open the database itself would tidy up what the crash left.
      const copy = `${data}-copy`;
      await cp(data, copy, { recursive: true });
      const { identity } = await readSingleKey(await keyFileOf(copy));
      return storedWith({ DATA_DIR: copy, DATABASE_URL: undefined }, identity, data);
    },
  };
}

/** A PostgreSQL that logs every statement. */
export async function postgresPlace(folder: string): Promise<CanaryPlace> {
  const postgres = await ownPostgres({
    settings: { log_statement: 'all', log_min_duration_statement: '0', log_connections: 'on' },
  });
  const url = await postgres.createDatabase();
  const key = await generateOfficeKey();
  const config = { DATA_DIR: join(folder, 'data'), DATABASE_URL: url };
  const keyFile = join(folder, 'office-key.txt');
  await writeKeyFile(keyFile, key);
  await withStore(config, (store) =>
    store.registerOffice({ recipient: key.recipient, custody: 'elsewhere' }),
  );
  return {
    env: config,
    preload: [],
    trouble: async () => {
      await ask(
        url,
        `create function no_room() returns trigger language plpgsql as
         $$ begin raise exception 'no room for %', new using errcode = '53100'; end $$`,
      );
      for (const table of ['submission', 'entry'])
        await ask(
          url,
          `create trigger no_room before insert on ${table} for each row execute function no_room()`,
        );
      return () => ask(url, 'drop function no_room cascade');
    },
    folders: [postgres.directory],
    settle: () => ask(url, 'checkpoint'),
    log: () => postgres.log(),
    office: { config, args: ['--identity', keyFile] },
    stored: () => storedWith(config, key.identity, postgres.data),
  };
}

async function storedWith(
  config: StoreConfig,
  identity: string,
  folder: string,
): Promise<{ words: string[]; found: number }> {
  const seals = await withStore(config, async (store) =>
    Promise.all((await store.list()).map(({ id }) => store.read(id))),
  );
  const sealed = seals.flatMap((found) => found?.sealed ?? []);
  const opened = await Promise.all(sealed.map((seal) => unseal(seal, [identity])));
  // The head of a seal is its own already: it begins with a key that was made for it.
  const needles = sealed.map((seal, index) => ({
    name: `seal ${index}`,
    spellings: [Buffer.from(seal.subarray(0, 120))],
  }));
  const traces = await tracesBelow(folder, needles);
  return {
    words: opened.map(({ message }) => message),
    found: needles.filter(({ name }) => traces.some((trace) => trace.startsWith(`${name} in `))).length,
  };
}
