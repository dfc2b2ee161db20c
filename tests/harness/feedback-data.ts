import { execFile, spawn } from 'node:child_process';
import { once } from 'node:events';
import { promisify } from 'node:util';
import { onTestFinished } from 'vitest';
import * as z from 'zod';
import { readSingleKey } from '#lib/feedback/crypto/key-file';
import { parseReceipt } from '#lib/feedback/crypto/receipt';
import { hashOfSecret } from '#lib/feedback/crypto/receipt-derivation';
import { createReceiptSecrets, hashReceipt } from '#lib/feedback/crypto/receipt-hash';
import type { FeedbackStore } from '#lib/feedback/store/store';
import { databaseFile, type StoreConfig } from '../../scripts/server/last-data';
import { withStore } from '../../scripts/server/store';
import { inLanes } from './crowd';
import { keyFileOf, openAll } from './stored';

/** What stands in a store. */
export interface Kept {
  /** Every stored message, as often as it is stored, sorted. */
  messages: string[];
  /** How many of the receipts that were asked for find a submission. */
  found: number;
}

/** What the SQLite file of a `DATA_DIR` holds, opened with the one key beside it. */
export async function keptIn(data: string, receipts: readonly (string | null)[] = []): Promise<Kept> {
  const { identity } = await readSingleKey(await keyFileOf(data));
  return keptWith({ DATA_DIR: data, DATABASE_URL: undefined }, identity, receipts);
}

/** What a store holds, opened with a key: every single one can be. */
export async function keptWith(
  config: StoreConfig,
  identity: string,
  receipts: readonly (string | null)[] = [],
): Promise<Kept> {
  return withStore(config, async (store) => {
    const stored = await openAll(store, identity);
    // A few at a time: each asks the database, and thousands at once would wait in vain for a connection.
    const found = await inLanes(8, receipts, async (receipt) => receipt && idOfReceipt(store, receipt));
    return {
      messages: stored.map(({ submission }) => submission.message).sort(),
      found: found.filter(Boolean).length,
    };
  });
}

/** The id of the submission with this receipt. */
async function idOfReceipt(store: FeedbackStore, written: string): Promise<string | null> {
  const parsed = parseReceipt(written);
  if (parsed.state !== 'valid') throw new Error(`${written} is no receipt`);
  return store.idOf(await hashReceipt(parsed.receipt, createReceiptSecrets(store)));
}

/** What SQLite itself says of the database in a `DATA_DIR`: `ok`. */
export async function integrityOf(data: string): Promise<string> {
  return (await runStatement(data, 'pragma integrity_check')).flat().join();
}

/** The hash of every receipt in the database in a `DATA_DIR`, as often as it stands there, sorted. */
export async function receiptHashesIn(data: string): Promise<string[]> {
  return receiptHashesOf(databaseFile({ DATA_DIR: data }));
}

/** The same of the SQLite database at `path`. */
export async function receiptHashesOf(path: string): Promise<string[]> {
  const rows = await runStatementIn(path, 'select digits_hash from submission');
  return z.array(z.string()).parse(rows.flat()).sort();
}

/** The hashes of receipts of digits, as the database in a `DATA_DIR` stores them. */
export function receiptHashesFor(data: string, receipts: readonly string[]): Promise<string[]> {
  return receiptHashesWith(databaseFile({ DATA_DIR: data }), receipts);
}

/** The same with the salt of the SQLite database at `path`. */
export async function receiptHashesWith(path: string, receipts: readonly string[]): Promise<string[]> {
  return Promise.all(receipts.map(await receiptHashIn(path)));
}

/** What hashes receipts as the SQLite database at `path` stores them; its salt is asked for once. */
export async function receiptHashIn(path: string): Promise<(receipt: string) => Promise<string>> {
  const [[salt] = []] = await runStatementIn(path, 'select hex(salt) from receipt_salt');
  const secretOf = createReceiptSecrets({ receiptSalt: async () => Buffer.from(String(salt), 'hex') });
  return async (receipt) => hashOfSecret(await secretOf(receipt));
}

/** Takes the lock of the database in a `DATA_DIR`, as another process that writes; what it gives lets it go. */
export async function lockDatabase(data: string): Promise<() => Promise<void>> {
  const holder = spawn(process.execPath, ['tests/harness/hold-lock.mjs', databaseFile({ DATA_DIR: data })]);
  const gone = once(holder, 'exit');
  await Promise.race([once(holder.stdout, 'data'), gone.then(() => Promise.reject(new Error('no lock')))]);
  const release = async () => {
    holder.stdin.end();
    await gone;
  };
  onTestFinished(release);
  return release;
}

/** Runs a statement in the database in a `DATA_DIR`, and gives its rows. */
export function runStatement(data: string, statement: string): Promise<unknown[][]> {
  return runStatementIn(databaseFile({ DATA_DIR: data }), statement);
}

/** Runs a statement in the SQLite database at `path`, which is made if there is none, and gives its rows. */
export async function runStatementIn(path: string, statement: string): Promise<unknown[][]> {
  const { stdout } = await promisify(execFile)(
    process.execPath,
    ['tests/harness/run-statement.mjs', path, statement],
    { maxBuffer: 64 * 1024 * 1024 },
  );
  return stdout === '' ? [] : z.array(z.array(z.unknown())).parse(JSON.parse(stdout));
}
