import { parseReceipt, type Receipt } from '#lib/feedback/crypto/receipt';
import { hashOfLetters, hashOfSecret } from '#lib/feedback/crypto/receipt-derivation';
import { replyIdentityOf } from '#lib/feedback/crypto/reply-key';
import { textOfWords, unsealWords } from '#lib/feedback/crypto/sealed-words';
import { UnsealError } from '#lib/feedback/crypto/sealing';
import type { LookupDependencies } from '#lib/feedback/lookup/dependencies';
import type { OfficeReply, Standing } from '#lib/feedback/lookup/response';
import { countEntries, stateDays } from '#lib/feedback/lookup/states';
import type { FoundSubmission, HistoryEntry } from '#lib/feedback/store/entry';

/** A submission that a receipt leads to, and what opens the answers to it; null for a receipt that nothing is sealed to. */
export interface LookedUp {
  readonly found: FoundSubmission;
  readonly replyIdentity: string | null;
}

/** The receipt that somebody typed; null where it is none, or has a slip in it. */
export function receiptIn(written: string): Receipt | null {
  const parsed = parseReceipt(written);
  return parsed.state === 'valid' ? parsed.receipt : null;
}

/** Looks a receipt up; null where nothing is stored under it. @throws StoreUnavailable. */
export async function lookUp(
  { form, text }: Receipt,
  { store, receiptSecretOf }: Pick<LookupDependencies, 'store' | 'receiptSecretOf'>,
): Promise<LookedUp | null> {
  const secret = form === 'digits' ? await receiptSecretOf(text) : null;
  const hash = secret ? hashOfSecret(secret) : hashOfLetters(text);
  const found = await store.lookUp({ form, hash });
  return found && { found, replyIdentity: secret && replyIdentityOf(secret) };
}

/** How a submission stands, with the office's answers opened. */
export async function standingOf({ found, replyIdentity }: LookedUp): Promise<Standing> {
  const { received, entries } = found;
  const said = entries.filter(({ kind, state, sealed }) => kind === 'answer' || (state && sealed));
  const replies = await Promise.all(said.map((entry) => replyIn(entry, replyIdentity)));
  return {
    received,
    states: stateDays(received, entries),
    replies: replies.reverse(),
    additions: countEntries(entries, 'addition'),
    isAnswered: entries.some(({ state }) => state === 'answered'),
    isRated: countEntries(entries, 'rating') > 0,
  };
}

async function replyIn(
  { submission, day, state, sealed }: HistoryEntry,
  identity: string | null,
): Promise<OfficeReply> {
  const given = { day, state: state ?? 'answered' } as const;
  if (sealed === null || identity === null) return { state: given, text: null };
  try {
    return { state: given, text: textOfWords(await unsealWords(sealed, submission, [identity])) };
  } catch (error) {
    if (error instanceof UnsealError) return { state: given, text: null };
    throw error;
  }
}
