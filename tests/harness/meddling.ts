import { cp, readdir, rename, rm, truncate, unlink, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { runStatementIn } from './feedback-data';
import { openOffice } from './office';

/** The three files that are one database. */
export const DATABASE_FILES = ['feedback.db', 'feedback.db-wal', 'feedback.db-shm'] as const;

/** A data folder that somebody meddles with, and copies beside it. */
export interface Meddled {
  /** The `DATA_DIR`. */
  data: string;
  /** A folder of the test's own, for copies. */
  aside: string;
}

/** Meddles with the files of a database. Gives what puts them right again. */
export type Meddle = (place: Meddled) => Promise<() => Promise<unknown>>;

/** Nothing has to be put right: the server does it by itself. */
const BY_ITSELF = async () => undefined;

/** Copies a database whole, as SQLite itself does it. */
export async function vacuumInto(from: string, to: string): Promise<void> {
  await runStatementIn(from, `vacuum into '${to}'`);
}

const fileIn = (data: string, name: string = DATABASE_FILES[0]) => join(data, name);

/** Puts what `make` makes in the place of the database by one renaming; to put it right, a copy that was made before. */
function replacedBy(make: (place: Meddled, fresh: string) => Promise<unknown>): Meddle {
  return async (place) => {
    const backup = join(place.aside, 'backup.db');
    await vacuumInto(fileIn(place.data), backup);
    const fresh = join(place.aside, 'fresh.db');
    await make(place, fresh);
    await rename(fresh, fileIn(place.data));
    return () => rename(backup, fileIn(place.data));
  };
}

/** The database is replaced, and the server goes on with what took its place. */
function takenOver(make: (place: Meddled, fresh: string) => Promise<unknown>): Meddle {
  return async (place) => {
    await replacedBy(make)(place);
    return BY_ITSELF;
  };
}

/** A change of the files in their place; to put it right, a copy that was made before. */
function spoilt(spoil: (path: string) => Promise<unknown>): Meddle {
  return async ({ data, aside }) => {
    const backup = join(aside, 'backup.db');
    await vacuumInto(fileIn(data), backup);
    await spoil(fileIn(data));
    return () => rename(backup, fileIn(data));
  };
}

function movedAway(...names: readonly string[]): Meddle {
  return async ({ data, aside }) => {
    for (const name of names) await rename(join(data, name), join(aside, name));
    return async () => {
      for (const name of names) await rename(join(aside, name), join(data, name));
    };
  };
}

function removed(name: string): Meddle {
  return async ({ data }) => {
    await unlink(join(data, name));
    return BY_ITSELF;
  };
}

/** The database of another installation, with something in it. */
async function anotherFolders({ aside }: Meddled, fresh: string): Promise<void> {
  const { config } = await openOffice(join(aside, 'other'));
  await vacuumInto(join(config.DATA_DIR, 'feedback.db'), fresh);
}

/** A copy of the database in which one statement was run. */
function changedBy(statement: string) {
  return async ({ data }: Meddled, fresh: string): Promise<void> => {
    await vacuumInto(fileIn(data), fresh);
    await runStatementIn(fresh, statement);
  };
}

/** What is done to the files of a running server: with those of the first kind it goes on by itself. */
export const MEDDLINGS: readonly { what: string; meddle: Meddle; healsItself: boolean; states: string }[] = [
  {
    what: 'a whole copy takes the place of the database',
    meddle: takenOver(async ({ data }, fresh) => vacuumInto(fileIn(data), fresh)),
    healsItself: true,
    states: 'moved',
  },
  {
    what: 'a copy of the file alone takes its place',
    meddle: takenOver(({ data }, fresh) => cp(fileIn(data), fresh)),
    healsItself: true,
    states: 'moved',
  },
  { what: 'the log is removed', meddle: removed(DATABASE_FILES[1]), healsItself: true, states: 'moved' },
  {
    what: 'the shared memory is removed',
    meddle: removed(DATABASE_FILES[2]),
    healsItself: true,
    states: 'moved',
  },
  {
    what: 'all three are moved away',
    meddle: movedAway(...DATABASE_FILES),
    healsItself: false,
    states: 'moved',
  },
  {
    what: 'the database is moved away, its log is not',
    meddle: movedAway(DATABASE_FILES[0]),
    healsItself: false,
    states: 'moved',
  },
  {
    what: 'the database is removed',
    meddle: async ({ data }) => {
      await unlink(fileIn(data));
      return async () => {
        const [saved = ''] = (await readdir(data)).filter((name) => name.startsWith('feedback.db.replaced-'));
        await rename(join(data, saved), fileIn(data));
      };
    },
    healsItself: false,
    states: 'moved',
  },
  {
    what: 'the database is emptied',
    meddle: spoilt((path) => truncate(path)),
    healsItself: false,
    states: 'damaged|empty',
  },
  {
    what: 'the database is cut short',
    meddle: spoilt((path) => truncate(path, 8_192)),
    healsItself: false,
    states: 'damaged',
  },
  {
    what: 'an empty file takes its place',
    meddle: replacedBy((_, fresh) => writeFile(fresh, '')),
    healsItself: false,
    states: 'moved|empty',
  },
  {
    what: 'a text takes its place',
    meddle: replacedBy((_, fresh) => writeFile(fresh, 'a letter to the office '.repeat(500))),
    healsItself: false,
    states: 'moved|damaged',
  },
  {
    what: 'the database of a later version takes its place',
    meddle: replacedBy(changedBy('update schema_version set version = 99')),
    healsItself: false,
    states: 'moved|newer',
  },
  {
    what: 'another folder’s takes its place',
    meddle: replacedBy(anotherFolders),
    healsItself: false,
    states: 'moved|key-other',
  },
  {
    what: 'another program’s takes its place',
    meddle: replacedBy((_, fresh) => runStatementIn(fresh, 'create table word (word text)')),
    healsItself: false,
    states: 'moved|foreign',
  },
];

/** Removes what earlier meddling left in the folder of the copies. */
export async function emptied(aside: string): Promise<void> {
  await Promise.all((await readdir(aside)).map((name) => rm(join(aside, name), { recursive: true })));
}
