import { type Kysely, sql, type Transaction } from 'kysely';
import { makeCareTables } from '#lib/feedback/store/schema/care-tables';
import { makeExchangeTables } from '#lib/feedback/store/schema/exchange-tables';
import type { MakeTables } from '#lib/feedback/store/schema/make-tables';
import { makeNightTable } from '#lib/feedback/store/schema/night-tables';
import { makeRecordTable } from '#lib/feedback/store/schema/record-tables';
import type { Tables } from '#lib/feedback/store/schema/tables';
import { makeTemplateTable } from '#lib/feedback/store/schema/template-tables';
import type { Random } from '#lib/random';

/** The column types and table options in which the databases differ. */
export interface DatabaseTypes {
  /** The type of a column of bytes. */
  bytes: 'blob' | 'bytea';
  /** What ends a table's definition: in SQLite, that its rows have no number, which would tell their order. */
  tableEnd: string;
  /** Whether the database has a version yet, and so tables. */
  isBegun(db: Kysely<Tables>): Promise<boolean>;
  /** Lets one process at a time go on, until its transaction ends. */
  lock(transaction: Transaction<Tables>): Promise<unknown>;
}

type Migration = (db: Transaction<Tables>, flavour: DatabaseTypes, random: Random) => Promise<void>;

/** Bytes of the salt of receipts' secrets. */
const SALT = 32;

/** What is known of a device besides its id, in the order of the columns. */
const DEVICE_TEXTS = [
  'token_hash',
  'name',
  'role',
  'verify_key',
  'certificate',
  'state',
  'expires',
  'last_visit',
];

/** What is known of an invitation besides the hash of its token. */
const INVITATION_TEXTS = ['name', 'role', 'expires', 'inviter', 'device', 'device_token_hash', 'certificate'];

/** Makes a migration that only adds tables, each kind of them in a file of its own. */
const adding =
  (...kinds: readonly MakeTables[]): Migration =>
  async (db, types) => {
    for (const makeTables of kinds) await makeTables(db, types);
  };

/** The migrations in order: a database's version is the number of those applied to it. */
export const MIGRATIONS: readonly Migration[] = [
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
  // Receipts of digits. What a program of the first schema does while it still runs beside this one stays possible: its
  // column keeps its meaning and is filled in every row, and it may leave out the new ones.
  async (db, { bytes, tableEnd }, random) => {
    for (const name of ['token_hash', 'digits_hash']) {
      await db.schema.alterTable('submission').addColumn(name, 'text').execute();
      await db.schema.createIndex(`submission_${name}`).unique().on('submission').column(name).execute();
    }
    await db.schema
      .createTable('receipt_salt')
      .modifyEnd(sql.raw(tableEnd))
      .addColumn('id', 'integer', (id) => id.primaryKey())
      .addColumn('salt', sql.raw(bytes), (salt) => salt.notNull())
      .execute();
    await db
      .insertInto('receipt_salt')
      .values({ id: 1, salt: random(SALT) })
      .execute();
  },
  // The history of submissions, and the destroying of them. A destroyed one stays as a row with its hashes, so that neither
  // this program nor an earlier one that still runs takes its token again.
  async (db, { bytes, tableEnd }) => {
    await db.schema.alterTable('submission').addColumn('destroyed_reason', 'text').execute();
    const table = (name: string) => db.schema.createTable(name).modifyEnd(sql.raw(tableEnd));
    await table('entry')
      .addColumn('id', 'text', (id) => id.primaryKey())
      .addColumn('submission', 'text', (submission) => submission.notNull())
      .addColumn('after_entry', 'text', (after) => after.notNull())
      .addColumn('kind', 'text', (kind) => kind.notNull())
      .addColumn('day', 'text', (day) => day.notNull())
      .addColumn('state', 'text')
      .addColumn('sealed', sql.raw(bytes))
      .addUniqueConstraint('entry_after_another', ['submission', 'after_entry'])
      .execute();
    await table('pending_erasure')
      .addColumn('id', 'integer', (id) => id.primaryKey())
      .addColumn('day', 'text', (day) => day.notNull())
      .addColumn('mark', 'text', (mark) => mark.notNull())
      .execute();
  },
  // The office's inbox: its devices, its set-up, what devices signed, which key everything is sealed to, and the keys before.
  async (db, { tableEnd }) => {
    await db.schema.alterTable('submission').addColumn('sealed_to', 'text').execute();
    for (const name of ['sealed_to', 'device', 'signed', 'signature'])
      await db.schema.alterTable('entry').addColumn(name, 'text').execute();
    const texts = (table: string, key: string, names: readonly string[]) =>
      names.reduce(
        (made, name) => made.addColumn(name, 'text', (column) => column.notNull()),
        db.schema
          .createTable(table)
          .modifyEnd(sql.raw(tableEnd))
          .addColumn(key, 'text', (id) => id.primaryKey()),
      );
    await texts('office_former', 'recipient', ['since', 'state']).execute();
    await texts('office_invitation', 'token_hash', INVITATION_TEXTS).execute();
    await texts('device', 'id', DEVICE_TEXTS).addUniqueConstraint('device_token', ['token_hash']).execute();
    await db.schema
      .createTable('office_setup')
      .modifyEnd(sql.raw(tableEnd))
      .addColumn('id', 'integer', (id) => id.primaryKey())
      .addColumn('token_hash', 'text', (hash) => hash.notNull())
      .addColumn('expires', 'text', (expires) => expires.notNull())
      .addColumn('device', 'text', (device) => device.notNull())
      .addColumn('device_token_hash', 'text', (hash) => hash.notNull())
      .addColumn('certificate', 'text', (certificate) => certificate.notNull())
      .addColumn('recipient', 'text', (recipient) => recipient.notNull())
      .addColumn('step', 'text', (step) => step.notNull())
      .addColumn('challenge_hash', 'text', (hash) => hash.notNull())
      .addColumn('digits', 'text', (digits) => digits.notNull())
      .addColumn('tries', 'integer', (tries) => tries.notNull())
      .execute();
  },
  // What the office's people keep together.
  adding(makeRecordTable),
  // What was added to that: exchanges of the key, and templates of answers.
  adding(makeExchangeTables, makeTemplateTable),
  // What the care of the data goes by, and nightly backups do.
  adding(makeCareTables, makeNightTable),
];

/** The schema version of a fully migrated database. */
export const SCHEMA_VERSION = MIGRATIONS.length;
