import type { Kysely, Transaction } from 'kysely';
import { type DatabaseTypes, MIGRATIONS, SCHEMA_VERSION } from '#lib/feedback/store/schema/migrations';
import type { Tables } from '#lib/feedback/store/schema/tables';
import { StoreUnavailable } from '#lib/feedback/store/unavailable';
import type { Random } from '#lib/random';

/**
 * Migrates a database to the current schema in one transaction, also when several processes start at once. An up-to-date
 * database is only read: it may be locked, or not writable.
 * @param mayMake whether a database without tables gets them: one that somebody expects to hold something does not.
 * @throws StoreUnavailable (`newer`) when the database is of a later version of this program, (`no-tables`) when it has
 * none and may not get them.
 */
export async function migrate(
  db: Kysely<Tables>,
  flavour: DatabaseTypes,
  mayMake: boolean,
  random: Random,
): Promise<void> {
  const version = (await flavour.isBegun(db)) ? await versionOf(db) : 0;
  if (version === SCHEMA_VERSION) return;
  if (version === 0 && !mayMake) throw new StoreUnavailable('no-tables');
  await db.transaction().execute(async (transaction) => {
    await flavour.lock(transaction);
    await makeVersionTable(transaction);
    const standing = await versionOf(transaction);
    if (standing === SCHEMA_VERSION) return;
    for (const step of MIGRATIONS.slice(standing)) await step(transaction, flavour, random);
    await setVersion(transaction);
  });
}

/**
 * Makes the tables of a schema version in an empty database, has them filled, and migrates them to the current one, all in
 * the caller's transaction.
 * @throws StoreUnavailable (`newer`) for a version that this program does not know.
 */
export async function migrateFilled(
  transaction: Transaction<Tables>,
  flavour: DatabaseTypes,
  version: number,
  random: Random,
  fill: () => Promise<void>,
): Promise<void> {
  if (version > SCHEMA_VERSION) throw new StoreUnavailable('newer');
  await makeVersionTable(transaction);
  for (const step of MIGRATIONS.slice(0, version)) await step(transaction, flavour, random);
  await fill();
  for (const step of MIGRATIONS.slice(version)) await step(transaction, flavour, random);
  await setVersion(transaction);
}

async function makeVersionTable(transaction: Transaction<Tables>): Promise<void> {
  await transaction.schema
    .createTable('schema_version')
    .ifNotExists()
    .addColumn('id', 'integer', (id) => id.primaryKey())
    .addColumn('version', 'integer', (version) => version.notNull())
    .execute();
}

async function setVersion(transaction: Transaction<Tables>): Promise<void> {
  await transaction
    .insertInto('schema_version')
    .values({ id: 1, version: SCHEMA_VERSION })
    .onConflict((conflict) => conflict.column('id').doUpdateSet({ version: SCHEMA_VERSION }))
    .execute();
}

/** Reads a database's schema version. @throws StoreUnavailable (`newer`) when it is higher than this program knows. */
async function versionOf(db: Kysely<Tables>): Promise<number> {
  const standing = await db.selectFrom('schema_version').select('version').executeTakeFirst();
  const version = standing?.version ?? 0;
  if (version > SCHEMA_VERSION) throw new StoreUnavailable('newer');
  return version;
}
