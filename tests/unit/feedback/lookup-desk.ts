import { DailyKeys } from '#lib/feedback/crypto/daily-keys';
import { createReceiptSecrets } from '#lib/feedback/crypto/receipt-hash';
import { sealWords } from '#lib/feedback/crypto/sealed-words';
import { unseal } from '#lib/feedback/crypto/sealing';
import { createRateLimit } from '#lib/feedback/limits/rate-limit';
import type { LookupDependencies } from '#lib/feedback/lookup/dependencies';
import { Lookup, type LookupPost } from '#lib/feedback/lookup/lookup';
import type { LookupResponse } from '#lib/feedback/lookup/response';
import { lastEntryId, type OfficeState } from '#lib/feedback/store/entry';
import type { FeedbackStore } from '#lib/feedback/store/store';
import { systemRandom } from '#lib/random';
import { KEY, officeOf, openCounter, postOf, SITE, tokenOf } from './counter';
import { FIELDS } from './fixtures';
import { memoryStore } from './memory-store';

/** The moment of every post to the look-up, 10:20 in Beijing. */
export const ASKED = Date.parse('2024-12-20T10:20:00+08:00');

/** A look-up over a store with one submission in it, and the office behind it. */
export interface LookupDesk {
  lookup: Lookup;
  store: FeedbackStore;
  /** The same as the look-up has it: what is assigned to it goes wrong, or differently, from then on. */
  asked: FeedbackStore;
  /** The receipt of the submission. */
  receipt: string;
  id: string;
  /** Posts fields to `/feedback`. */
  post(fields: Readonly<Record<string, string>>, changed?: Partial<LookupPost>): Promise<LookupResponse>;
  /** Takes both steps of a change, and gives the answer to the second; the token is remembered. */
  confirm(fields: Readonly<Record<string, string>>): Promise<LookupResponse>;
  /** The token of the first step of a change. */
  tokenFor(fields: Readonly<Record<string, string>>): Promise<string>;
  /** Records what the office says, or does. */
  office(state: OfficeState, text?: string): Promise<void>;
}

/** Opens one over `store`, from which `perHour` submissions are taken of a source. */
export async function openLookup(
  store: FeedbackStore,
  parts: Partial<LookupDependencies> = {},
  perHour = 30,
): Promise<LookupDesk> {
  const counter = openCounter(
    { store, office: officeOf(store), receiptSecretOf: createReceiptSecrets(store) },
    1_000,
  );
  const token = await tokenOf(counter);
  const stored = await counter.intake.answer(postOf({ ...FIELDS, token }));
  if (stored.page !== 'receipt') throw new Error('no receipt');
  const receipt = stored.receipt.text;
  const [listed] = await store.list();
  const id = listed?.id ?? '';
  const asked = { ...store };
  const lookup = new Lookup({
    store: asked,
    office: officeOf(store),
    receiptSecretOf: createReceiptSecrets(store, 1),
    tokenKeys: new DailyKeys(memoryStore(), 'token', systemRandom),
    rateLimit: createRateLimit(memoryStore(), perHour, systemRandom),
    random: systemRandom,
    siteUrl: SITE,
    hasRoom: async () => true,
    reportFault: () => undefined,
    ...parts,
  });
  const post: LookupDesk['post'] = (fields, changed) => {
    const { notice: _, ...plain } = postOf({ receipt, ...fields }, { arrived: ASKED });
    return lookup.answer({ ...plain, ...changed });
  };
  const tokenFor: LookupDesk['tokenFor'] = async (fields) => {
    const outcome = await post({ filled: '1', ...fields });
    if (outcome.page !== 'change-check') throw new Error(`no check page, but ${outcome.page}`);
    return outcome.token;
  };
  return {
    lookup,
    store,
    asked,
    receipt,
    id,
    post,
    tokenFor,
    confirm: async (fields) => post({ filled: '1', ...fields, token: await tokenFor(fields) }),
    office: async (state, text) => {
      const read = await store.read(id);
      const { reply = '' } = await unseal(read?.sealed ?? new Uint8Array(), [KEY.identity]);
      const words = { kind: 'reply', submission: id, text: text ?? '' } as const;
      const sealed = text === undefined ? null : await sealWords(words, [KEY.recipient, reply]);
      const entryId = Buffer.from(systemRandom(8)).toString('hex');
      const kind = state === 'answered' ? 'answer' : 'state';
      const after = lastEntryId(read?.entries ?? []);
      await store.append({ id: entryId, submission: id, after, kind, day: '2024-12-10', state, sealed });
    },
  };
}
