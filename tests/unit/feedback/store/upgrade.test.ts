import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { parseReceipt } from '#lib/feedback/crypto/receipt';
import { createReceiptSecrets, hashReceipt } from '#lib/feedback/crypto/receipt-hash';
import { SCHEMA_VERSION } from '#lib/feedback/store/schema/migrations';
import type { FeedbackStore } from '#lib/feedback/store/store';
import { StoreUnavailable } from '#lib/feedback/store/unavailable';
import { type Counter, officeOf, openCounter, postOf, said, tokenOf } from '../counter';
import { FIELDS } from '../fixtures';
import { memoryStore } from '../memory-store';
import { makeFirstSchema, postToFirst } from './first-schema';
import { PLACES, type Place } from './places';

// From receipts of letters to receipts of digits: a database that has submissions, and programs of both schemas on it.

/** The signing keys, which all programs share. */
const KEYS = memoryStore();

/** An intake over a store. */
function intakeOver(store: FeedbackStore): Counter {
  return openCounter(
    { store, office: officeOf(store), receiptSecretOf: createReceiptSecrets(store) },
    1_000,
    KEYS,
  );
}

/** The receipt that an intake shows for a token. @throws when it shows none. */
async function receiptOf({ intake }: Counter, token: string): Promise<string> {
  const outcome = await intake.answer(postOf({ ...FIELDS, token }));
  if (outcome.page !== 'receipt') throw new Error(`no receipt, but ${said(outcome)}`);
  return outcome.receipt.text;
}

/** The id of the submission that a receipt finds. */
async function found(store: FeedbackStore, receipt: string): Promise<string | null> {
  const parsed = parseReceipt(receipt);
  if (parsed.state !== 'valid') throw new Error(`${receipt} is no receipt`);
  return store.idOf(await hashReceipt(parsed.receipt, createReceiptSecrets(store)));
}

const OF_DIGITS = /^\d{5}( \d{5}){4}$/;
const OF_LETTERS = /^[0-9A-Z]{4}(-[0-9A-Z]{4}){4}$/;

describe.each(PLACES)('a database of the first schema, $name', ({ name, make }) => {
  const isPostgres = name === 'PostgreSQL';
  /** For tokens alone. */
  const issuer = openCounter({}, 1_000, KEYS);
  let place: Place;

  const postEarlier = (token: string, through: Pick<Place, 'ask'> = place) =>
    postToFirst(through, isPostgres, token);

  beforeEach(async () => {
    place = await make();
    await makeFirstSchema(place, isPostgres);
  });
  afterEach(() => place.remove());

  test('is brought up to date once, with one salt, also when many open it at the same time', async () => {
    const stores = await Promise.all(Array.from({ length: 4 }, () => place.open()));
    const salts = await Promise.all(stores.map((store) => store.receiptSalt()));
    expect(salts[0]).toHaveLength(32);
    expect(salts).toEqual(salts.map(() => salts[0]));
    expect(await place.ask('select version from schema_version')).toEqual([{ version: SCHEMA_VERSION }]);
    expect(await (await place.open()).receiptSalt()).toEqual(salts[0]);
  });

  test('has the columns of one that was never of it', async () => {
    await place.open();
    const fresh = await make();
    await fresh.open();
    expect(await place.columns()).toEqual(await fresh.columns());
    await fresh.remove();
  });

  test('keeps its submissions, whose tokens show the receipt that was shown, and are not stored again', async () => {
    const token = await tokenOf(issuer);
    const shown = await postEarlier(token);
    const store = await place.open();
    expect(shown).toMatch(OF_LETTERS);
    const counter = intakeOver(store);
    expect([await receiptOf(counter, token), await receiptOf(counter, token)]).toEqual([shown, shown]);
    const listed = await store.list();
    expect(listed).toHaveLength(1);
    expect(await found(store, shown)).toBe(listed[0]?.id);
  });

  test('stores what comes from then on under a receipt of digits', async () => {
    const store = await place.open();
    const receipt = await receiptOf(intakeOver(store), await tokenOf(issuer));
    expect(receipt).toMatch(OF_DIGITS);
    expect(await found(store, receipt)).toBe((await store.list())[0]?.id);
  });

  test('takes a token once that an earlier program stored meanwhile: its receipt is shown', async () => {
    const store = await place.open();
    const token = await tokenOf(issuer);
    const shown = await postEarlier(token);
    expect(await receiptOf(intakeOver(store), token)).toBe(shown);
    expect(await store.list()).toHaveLength(1);
  });

  test('takes a token once that then comes to an earlier program: both receipts find the one submission', async () => {
    const store = await place.open();
    const token = await tokenOf(issuer);
    const receipt = await receiptOf(intakeOver(store), token);
    const earlier = await postEarlier(token);
    const listed = await store.list();
    expect([receipt, earlier]).toEqual([expect.stringMatching(OF_DIGITS), expect.stringMatching(OF_LETTERS)]);
    expect(listed).toHaveLength(1);
    expect([await found(store, receipt), await found(store, earlier)]).toEqual([
      listed[0]?.id,
      listed[0]?.id,
    ]);
    expect(await receiptOf(intakeOver(store), token)).toBe(receipt);
  });

  test('takes a token once that an earlier program stores after this one looked for it', async () => {
    const store = await place.open();
    const token = await tokenOf(issuer);
    const shown: string[] = [];
    const late: FeedbackStore = {
      ...store,
      insert: async (submission) => {
        shown.push(await postEarlier(token));
        return store.insert(submission);
      },
    };
    expect([await receiptOf(intakeOver(late), token)]).toEqual(shown);
    const listed = await store.list();
    expect(listed.map(({ id }) => id)).toEqual([expect.stringMatching(/^first /)]);
    expect(await found(store, shown[0] ?? '')).toBe(listed[0]?.id);
  });

  test('takes a token once that it stores after an earlier program looked for it', async () => {
    const store = await place.open();
    const token = await tokenOf(issuer);
    const shown: string[] = [];
    const earlier = await postEarlier(token, {
      ask: async (statement) => {
        const rows = await place.ask(statement);
        if (statement.startsWith('select')) shown.push(await receiptOf(intakeOver(store), token));
        return rows;
      },
    });
    const listed = await store.list();
    expect(shown).toEqual([expect.stringMatching(OF_DIGITS)]);
    expect(listed.map(({ id }) => id)).toEqual([expect.not.stringMatching(/^first /)]);
    expect([await found(store, shown[0] ?? ''), await found(store, earlier)]).toEqual([
      listed[0]?.id,
      listed[0]?.id,
    ]);
  });

  test('goes on under a program of the first schema that had it open, and had prepared what it asks', async () => {
    const held = await place.hold();
    const listing = 'select "receipt_hash" from "submission" order by "id"';
    await postEarlier(await tokenOf(issuer), held);
    expect(await held.ask(listing)).toHaveLength(1);
    const store = await place.open();
    await receiptOf(intakeOver(store), await tokenOf(issuer));
    const token = await tokenOf(issuer);
    const shown = await postEarlier(token, held);
    expect(await receiptOf(intakeOver(store), token)).toBe(shown);
    expect([await held.ask(listing), await store.list()]).toEqual([
      expect.objectContaining({ length: 3 }),
      expect.objectContaining({ length: 3 }),
    ]);
    await held.close();
  });

  test('takes each token once that comes to programs of both schemas at the same time', async () => {
    const store = await place.open();
    const counters = [intakeOver(store), intakeOver(await place.open())];
    const tokens = await Promise.all(Array.from({ length: 20 }, () => tokenOf(issuer)));
    const shown = await Promise.all(
      tokens.map((token, index) =>
        Promise.all([
          ...(index % 2 ? [postEarlier(token)] : []),
          ...counters.map((counter) => receiptOf(counter, token)),
          ...(index % 2 ? [] : [postEarlier(token)]),
        ]),
      ),
    );
    expect(await store.list()).toHaveLength(20);
    for (const receipts of shown) {
      const ids = await Promise.all(receipts.map((receipt) => found(store, receipt)));
      expect(ids).toEqual(ids.map(() => expect.any(String)));
      expect(new Set(ids).size).toBe(1);
    }
  });

  test('is refused to a program that does not know its schema, which would store by the first', async () => {
    await (await place.open()).close();
    await place.ask(`update schema_version set version = ${SCHEMA_VERSION + 1}`);
    await expect(place.open()).rejects.toThrow(new StoreUnavailable('newer'));
  });
});
