import type { Instant } from '#lib/clock';
import type { Receipt } from '#lib/feedback/crypto/receipt';
import { hashToken } from '#lib/feedback/crypto/receipt-derivation';
import { sealWords } from '#lib/feedback/crypto/sealed-words';
import type { Token } from '#lib/feedback/crypto/token';
import { storeSealed } from '#lib/feedback/intake/seal-for-store';
import { startOfNextHour } from '#lib/feedback/limits/rate-limit';
import { type ChangeName, parseRating } from '#lib/feedback/lookup/change';
import type { LookupDependencies } from '#lib/feedback/lookup/dependencies';
import { type LookedUp, lookUp, standingOf } from '#lib/feedback/lookup/look-up';
import { CHANGED_MEANWHILE, NOT_DONE, NOT_SURE_DONE, tooManyLookups } from '#lib/feedback/lookup/refusals';
import { type LookupForm, refusedLookup } from '#lib/feedback/lookup/refused';
import type { LookupResponse } from '#lib/feedback/lookup/response';
import { destroyedInWords } from '#lib/feedback/lookup/states';
import {
  type ChangeResult,
  type Destruction,
  type HistoryEntry,
  lastEntryId,
} from '#lib/feedback/store/entry';
import type { AppendResult } from '#lib/feedback/store/office/office-store';
import { StoreUnavailable } from '#lib/feedback/store/unavailable';
import { dayOf } from '#lib/model/date';

/** How often an addition is appended anew where the office or another window changed the submission meanwhile. */
const TRIES = 20;

/** A change that was confirmed. */
type Confirmed = LookupForm & { readonly change: ChangeName };

/** Of which submission, by whom, and when. */
interface Circumstances {
  readonly receipt: Receipt;
  readonly looked: LookedUp;
  readonly token: Token;
  readonly source: { readonly address: string; readonly arrived: Instant };
}

/** Carries a confirmed change out, and shows what came of it. */
export async function carryOut(
  posted: Confirmed,
  { receipt, looked, token, source }: Circumstances,
  parts: LookupDependencies,
): Promise<LookupResponse> {
  const { address, arrived } = source;
  const { store, rateLimit } = parts;
  const day = dayOf(arrived);
  const again = { maySend: true };
  let consumed = false;
  try {
    if (posted.change === 'withdraw') {
      const destruction = { day, reason: 'withdrawn' } as const;
      const result = await store.destroy(looked.found.id, destruction, null);
      if (result === 'changed') return refusedLookup(CHANGED_MEANWHILE, posted, again);
      if (result === 'applied') return destroyedPage(destruction);
      return await standingPage(receipt, null, parts);
    }
    if (posted.change === 'add') {
      consumed = await rateLimit.consume(address, arrived);
      const retryAt = startOfNextHour(arrived);
      if (!consumed) return refusedLookup(tooManyLookups(retryAt), posted, { ...again, retryAt });
    }
    const id = hashToken(token);
    const result = await sealAndAppend(posted, { id, day }, { receipt, looked }, parts);
    if (result === null || result === 'changed') {
      if (consumed) await rateLimit.refund(address, arrived);
      return refusedLookup(result === null ? NOT_DONE : CHANGED_MEANWHILE, posted, again);
    }
    if (posted.change === 'rate') await store.destroyRatings(looked.found.id, id);
    return await standingPage(receipt, posted.change, parts);
  } catch (error) {
    parts.reportFault(error);
    if (consumed) await rateLimit.refund(address, arrived).catch(() => undefined);
    const isRefusal = error instanceof StoreUnavailable && error.isRefusal;
    return refusedLookup(isRefusal ? NOT_DONE : NOT_SURE_DONE, posted, again);
  }
}

/** Shows that a submission was destroyed, when and why. */
export function destroyedPage(destroyed: Destruction): LookupResponse {
  const isWithdrawn = destroyed.reason === 'withdrawn';
  return { page: 'destroyed', happened: destroyedInWords(destroyed), day: destroyed.day, isWithdrawn };
}

/** Looks up again, and shows how the submission stands by now. @throws StoreUnavailable. */
async function standingPage(
  receipt: Receipt,
  done: ChangeName | null,
  parts: LookupDependencies,
): Promise<LookupResponse> {
  const now = await lookUp(receipt, parts);
  if (!now) return { page: 'nothing', written: receipt.text };
  if (now.found.destroyed) return destroyedPage(now.found.destroyed);
  return { page: 'standing', receipt, standing: await standingOf(now), done };
}

/**
 * Seals what was written to the office and appends it, anew where the office was given another key in between; null while there
 * is no key to seal to, or no room, or the key never stays. @throws StoreUnavailable.
 */
async function sealAndAppend(
  posted: Confirmed,
  as: Pick<HistoryEntry, 'id' | 'day'>,
  where: Pick<Circumstances, 'receipt' | 'looked'>,
  parts: LookupDependencies,
): Promise<ChangeResult | null> {
  const stored = await storeSealed(
    () => sealEntry(posted, where.looked.found.id, as, parts),
    async (sealed) => {
      const result = await appendLast(sealed, where, parts);
      return result === 'other-key' ? null : result;
    },
  );
  return stored === 'refused' ? 'changed' : stored;
}

/** An entry, and the office's recipient that it is sealed to. */
interface SealedEntry {
  readonly entry: HistoryEntry;
  readonly sealedTo: string;
}

async function sealEntry(
  { change, values: { message, rating } }: Confirmed,
  submission: string,
  as: Pick<HistoryEntry, 'id' | 'day'>,
  { office, hasRoom }: LookupDependencies,
): Promise<SealedEntry | null> {
  const readiness = (await hasRoom()) ? await office.ready() : null;
  if (!readiness || readiness.recipient === null) return null;
  const chosen = parseRating(rating);
  const words =
    change === 'rate' && chosen !== null
      ? ({ kind: 'rating', submission, rating: chosen, text: message } as const)
      : ({ kind: 'addition', submission, text: message } as const);
  const sealedTo = readiness.recipient;
  const sealed = await sealWords(words, [sealedTo]);
  return { entry: { ...as, submission, after: '', kind: words.kind, state: null, sealed }, sealedTo };
}

/** Appends an entry after whatever is the last one by now. @throws StoreUnavailable. */
async function appendLast(
  { entry, sealedTo }: SealedEntry,
  { receipt, looked }: Pick<Circumstances, 'receipt' | 'looked'>,
  parts: LookupDependencies,
): Promise<AppendResult> {
  let { entries } = looked.found;
  for (let tries = 1; ; tries += 1) {
    const result = await parts.store.append({ ...entry, after: lastEntryId(entries) }, sealedTo);
    if (result !== 'changed' || tries === TRIES) return result;
    entries = (await lookUp(receipt, parts))?.found.entries ?? [];
  }
}
