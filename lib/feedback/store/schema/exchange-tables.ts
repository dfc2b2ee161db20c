import { sql } from 'kysely';
import type { MakeTables } from '#lib/feedback/store/schema/make-tables';

/** Makes the tables of an exchange of the office's key: the exchange, and each device's certificate by the new key. */
export const makeExchangeTables: MakeTables = async (db, { tableEnd }) => {
  let exchange = db.schema
    .createTable('office_exchange')
    .modifyEnd(sql.raw(tableEnd))
    .addColumn('id', 'integer', (id) => id.primaryKey());
  for (const name of ['recipient', 'former', 'device', 'since', 'step', 'challenge_hash'])
    exchange = exchange.addColumn(name, 'text', (text) => text.notNull());
  await exchange.execute();
  await db.schema
    .createTable('office_exchange_device')
    .modifyEnd(sql.raw(tableEnd))
    .addColumn('recipient', 'text', (text) => text.notNull())
    .addColumn('device', 'text', (text) => text.notNull())
    .addColumn('certificate', 'text', (text) => text.notNull())
    .addColumn('step', 'text', (text) => text.notNull())
    .addColumn('challenge_hash', 'text', (text) => text.notNull())
    .addPrimaryKeyConstraint('exchange_of_device', ['recipient', 'device'])
    .execute();
};
