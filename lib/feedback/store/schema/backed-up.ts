import type { Tables } from '#lib/feedback/store/schema/tables';

/**
 * Whether a backup holds the rows of a table. Not those by which a token can be signed or a source be known again, nor those
 * that say who may become an inbox: a backup that is put back would let somebody in anew. A new table decides it here.
 */
const IS_BACKED_UP: Readonly<Record<keyof Tables, boolean>> = {
  submission: true,
  entry: true,
  pending_erasure: true,
  receipt_salt: true,
  schema_version: true,
  office: true,
  office_former: true,
  device: true,
  office_setup: false,
  office_invitation: false,
  office_exchange: true,
  office_exchange_device: true,
  office_record: true,
  office_template: true,
  clock_mark: true,
  mail: true,
  backup_night: false,
  daily_key: false,
  source_count: false,
};

const tables = Object.entries(IS_BACKED_UP);

/** Every table of a database. */
export const TABLE_NAMES: readonly string[] = tables.map(([name]) => name);

/** The tables whose rows are in no backup. */
export const LEFT_OUT: readonly string[] = tables.filter(([, isIn]) => !isIn).map(([name]) => name);
