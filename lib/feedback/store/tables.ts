/**
 * The tables as Kysely types. Beside sealed bytes nothing of a submission stands in the clear but a random id,
 * the notice, the Beijing day, the state, and a hash by which its receipt finds it: no time finer than the day, and
 * nothing that tells in which order submissions came.
 */
export interface Tables {
  submission: {
    id: string;
    notice: string;
    received: string;
    state: 'new';
    receipt_hash: string;
    sealed: Uint8Array;
  };
  /** Which tables the database has (`migrate`): one row, in every version of this program. */
  schema_version: { id: number; version: number };
  /** At most one row. */
  office: { id: number; recipient: string; custody: 'beside-data' | 'elsewhere' };
  daily_key: { purpose: 'token' | 'source'; day: string; secret: Uint8Array };
  source_count: { purpose: 'submission' | 'look'; source: string; hour: string; count: number };
}
