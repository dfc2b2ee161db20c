import type { CountPurpose } from '#lib/feedback/store/store';

/**
 * The tables as Kysely types. Beside sealed bytes nothing of a submission stands in the clear but a random id,
 * the notice, the Beijing day, the state, and hashes by which its receipt and its token find it: no time finer than the
 * day, and nothing that tells in which order submissions came.
 */
export interface Tables {
  submission: {
    id: string;
    notice: string;
    received: string;
    state: 'new';
    /** Of the token's receipt of letters, in every row: programs of the first schema know no other column. */
    receipt_hash: string;
    sealed: Uint8Array;
    /** Of the token's bits; null in what a program of the first schema stored. */
    token_hash: string | null;
    /** Of the receipt of digits; null likewise: its writer was shown the receipt of letters. */
    digits_hash: string | null;
  };
  /** One row, made with the table. */
  receipt_salt: { id: number; salt: Uint8Array };
  /** Which tables the database has (`migrate`): one row, in every version of this program. */
  schema_version: { id: number; version: number };
  /** At most one row. */
  office: { id: number; recipient: string; custody: 'beside-data' | 'elsewhere' };
  daily_key: { purpose: 'token' | 'source'; day: string; secret: Uint8Array };
  source_count: { purpose: CountPurpose; source: string; hour: string; count: number };
}
