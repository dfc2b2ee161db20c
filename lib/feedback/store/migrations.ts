import { type Kysely, sql, type Transaction } from 'kysely';
import type { Tables } from '#lib/feedback/store/tables';
import { StoreUnavailable } from '#lib/feedback/store/unavailable';

/** What differs between the databases that tables can stand in. */
export interface Flavour {
  /** The type of a column of bytes. */
  bytes: 'blob' | 'bytea';
  /** What ends a table's definition: in SQLite, that its rows have no number, which would tell their order. */
  tableEnd: string;
  /** Whether the database has a version yet, and so tables. */
  isBegun(db: Kysely<Tables>): Promise<boolean>;
  /** Lets one process at a time go on, until its transaction ends. */
  lock(transaction: Transaction<Tables>): Promise<unknown>;
}

type Migration = (db: Transaction<Tables>, flavour: Flavour) => Promise<void>;

/** Each step to the present tables, in order: the version of a database is how many of them it has taken. */
const MIGRATIONS: readonly Migration[] = [
  async (db, { bytes, tableEnd }) => {
    const table = (name: string) => db.schema.createTable(name).modifyEnd(sql.raw(tableEnd));
    const column = sql.raw(bytes);
    await table('submission')
      .addColumn('id', 'text', (id) => id.primaryKey())
      .addColumn('notice', 'text', (notice) => notice.notNull())
      .addColumn('received', 'text', (received) => received.notNull())
      .addColumn('state', 'text', (state) => state.notNull())
      .addColumn('receipt_hash', 'text', (hash) => hash.notNull().unique())
      .addColumn('sealed', column, (sealed) => sealed.notNull())
      .execute();
    await table('office')
      .addColumn('id', 'integer', (id) => id.primaryKey())
      .addColumn('recipient', 'text', (recipient) => recipient.notNull())
      .addColumn('custody', 'text', (custody) => custody.notNull())
      .execute();
    await table('daily_key')
      .addColumn('purpose', 'text', (purpose) => purpose.notNull())
      .addColumn('day', 'text', (day) => day.notNull())
      .addColumn('secret', column, (secret) => secret.notNull())
      .addPrimaryKeyConstraint('daily_key_of_day', ['purpose', 'day'])
      .execute();
    await table('source_count')
      .addColumn('purpose', 'text', (purpose) => purpose.notNull())
      .addColumn('source', 'text', (source) => source.notNull())
      .addColumn('hour', 'text', (hour) => hour.notNull())
      .addColumn('count', 'integer', (count) => count.notNull())
      .addPrimaryKeyConstraint('count_of_source_and_hour', ['purpose', 'source', 'hour'])
      .execute();
  },
];

/** The version of a database that has taken every migration. */
export const NEWEST = MIGRATIONS.length;

/**
 * Brings a database to the present tables: once, also when several processes start at the same time, and as a whole
 * or not at all. One that has them already is only read: it may be locked, or not writable.
 * @throws StoreUnavailable (`newer`) when the database is of a later version of this program.
 */
export async function migrate(db: Kysely<Tables>, flavour: Flavour): Promise<void> {
  if ((await flavour.isBegun(db)) && (await versionOf(db)) === NEWEST) return;
  await db.transaction().execute(async (transaction) => {
    await flavour.lock(transaction);
    await transaction.schema
      .createTable('schema_version')
      .ifNotExists()
      .addColumn('id', 'integer', (id) => id.primaryKey())
      .addColumn('version', 'integer', (version) => version.notNull())
      .execute();
    const version = await versionOf(transaction);
    if (version === NEWEST) return;
    for (const step of MIGRATIONS.slice(version)) await step(transaction, flavour);
    await transaction
      .insertInto('schema_version')
      .values({ id: 1, version: NEWEST })
      .onConflict((conflict) => conflict.column('id').doUpdateSet({ version: NEWEST }))
      .execute();
  });
}

/** How many migrations a database has taken. @throws StoreUnavailable (`newer`) when there are more than are known. */
async function versionOf(db: Kysely<Tables>): Promise<number> {
  const standing = await db.selectFrom('schema_version').select('version').executeTakeFirst();
  const version = standing?.version ?? 0;
  if (version > NEWEST) throw new StoreUnavailable('newer');
  return version;
}
