import { type Expression, expressionBuilder, type Kysely, type SqlBool } from 'kysely';
import type { HistoryEntry } from '#lib/feedback/store/entry';
import type { DeviceMark } from '#lib/feedback/store/office/office-store';
import type { DatabaseTypes } from '#lib/feedback/store/schema/migrations';
import type { Tables } from '#lib/feedback/store/schema/tables';
import type { SealedSubmission } from '#lib/feedback/store/store';

// Statements that store what was sealed to the office's key, each only while the office has that key: what came to be
// stored under a key that was retired meanwhile would be sealed anew by nobody, and lost with it.

/**
 * The condition that the office has this recipient. PostgreSQL takes the row's lock (`for share`) until the statement's end, so
 * that either the key is replaced after it, or the condition fails; SQLite has one writer at a time anyway.
 */
export function whileOffice(
  db: Kysely<Tables>,
  recipient: string,
  bytes: DatabaseTypes['bytes'],
): Expression<SqlBool> {
  const office = db
    .selectFrom('office')
    .select('office.id')
    .where('office.recipient', '=', recipient)
    .$if(bytes === 'bytea', (query) => query.forShare());
  return expressionBuilder<Tables, never>().exists(office);
}

/** How many entries devices may make upon one submission: a row must stay of a size that can be read and sent. */
const DEVICE_ENTRIES_MAX = 200;

/** Whether devices made as many entries upon a submission as they may. */
export async function isFullOfActs(db: Kysely<Tables>, submission: string): Promise<boolean> {
  const found = await db
    .selectFrom('entry')
    .select(({ fn }) => fn.countAll<number | string>().as('count'))
    .where('submission', '=', submission)
    .where('device', 'is not', null)
    .executeTakeFirstOrThrow();
  return Number(found.count) >= DEVICE_ENTRIES_MAX;
}

/** Whether the office has this recipient now. */
export async function isOfficeOf(db: Kysely<Tables>, recipient: string): Promise<boolean> {
  const found = await db
    .selectFrom('office')
    .select('id')
    .where('recipient', '=', recipient)
    .executeTakeFirst();
  return found !== undefined;
}

/**
 * Inserts a submission, unless one of its hashes is known.
 * @param sealedTo stored only while this is the office's recipient; null: whatever the office's recipient is.
 * @returns whether it was stored.
 */
export async function recordSubmission(
  db: Kysely<Tables>,
  bytes: DatabaseTypes['bytes'],
  { id, notice, received, sealed, tokenHash, digitsHash, lettersHash }: SealedSubmission,
  sealedTo: string | null,
): Promise<boolean> {
  const stored = await db
    .insertInto('submission')
    .columns([
      'id',
      'notice',
      'received',
      'state',
      'receipt_hash',
      'sealed',
      'token_hash',
      'digits_hash',
      'sealed_to',
    ])
    .expression(
      db
        .selectNoFrom(({ val, cast }) => [
          cast<string>(val(id), 'text').as('id'),
          cast<string>(val(notice), 'text').as('notice'),
          cast<string>(val(received), 'text').as('received'),
          cast<string>(val('new'), 'text').as('state'),
          cast<string>(val(lettersHash), 'text').as('receipt_hash'),
          cast<Uint8Array>(val(sealed), bytes).as('sealed'),
          cast<string>(val(tokenHash), 'text').as('token_hash'),
          cast<string>(val(digitsHash), 'text').as('digits_hash'),
          cast<string | null>(val(sealedTo), 'text').as('sealed_to'),
        ])
        .where(({ lit }) => (sealedTo === null ? lit(true) : whileOffice(db, sealedTo, bytes))),
    )
    // Of whichever column: a program of the first schema fills one alone.
    .onConflict((conflict) => conflict.doNothing())
    .returning('id')
    .executeTakeFirst();
  return stored !== undefined;
}

/**
 * Inserts an entry, if the one that it follows is there and the last, and its submission was not destroyed.
 * @param sealedTo recorded only while this is the office's recipient; null: whatever the office's recipient is.
 * @returns whether it was recorded.
 */
export async function recordEntry(
  db: Kysely<Tables>,
  bytes: DatabaseTypes['bytes'],
  entry: HistoryEntry & Partial<DeviceMark>,
  sealedTo: string | null,
): Promise<boolean> {
  const {
    id,
    submission,
    after,
    kind,
    day,
    state,
    sealed,
    device = null,
    signed = null,
    signature = null,
  } = entry;
  const added = await db
    .insertInto('entry')
    .columns([
      'id',
      'submission',
      'after_entry',
      'kind',
      'day',
      'state',
      'sealed',
      'sealed_to',
      'device',
      'signed',
      'signature',
    ])
    // One statement: nothing is recorded of a submission that is destroyed meanwhile.
    .expression(
      db
        .selectFrom('submission')
        .where('submission.id', '=', submission)
        .where('submission.state', '<>', 'destroyed')
        .where(({ lit }) => (sealedTo === null ? lit(true) : whileOffice(db, sealedTo, bytes)))
        // An entry after one that is not there would stand in no order, and be shown to nobody.
        .where(({ lit, exists, selectFrom }) =>
          after === ''
            ? lit(true)
            : exists(
                selectFrom('entry as before')
                  .select('before.id')
                  .where('before.id', '=', after)
                  .where('before.submission', '=', submission),
              ),
        )
        .select(({ val, cast }) => [
          cast<string>(val(id), 'text').as('id'),
          cast<string>(val(submission), 'text').as('of'),
          cast<string>(val(after), 'text').as('after_entry'),
          cast<string>(val(kind), 'text').as('kind'),
          cast<string>(val(day), 'text').as('day'),
          cast<string | null>(val(state), 'text').as('state'),
          cast<Uint8Array | null>(val(sealed), bytes).as('sealed'),
          cast<string | null>(val(sealed && sealedTo), 'text').as('sealed_to'),
          cast<string | null>(val(device), 'text').as('device'),
          cast<string | null>(val(signed), 'text').as('signed'),
          cast<string | null>(val(signature), 'text').as('signature'),
        ]),
    )
    .onConflict((conflict) => conflict.doNothing())
    .returning('id')
    .executeTakeFirst();
  return added !== undefined;
}
