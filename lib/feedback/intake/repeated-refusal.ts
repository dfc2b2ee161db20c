import type { Instant } from '#lib/clock';
import {
  AUTOMATED,
  CUT_SHORT,
  HIDDEN_SITE,
  NO_ROOM,
  NOT_STORED,
  NOT_SURE,
  NOT_TEXT,
  OTHER_SITE,
  type Refusal,
  STILL_HIDDEN,
  TOO_SLOW,
  tooMany,
} from '#lib/feedback/intake/refusal';

/** Refusals that depend on the post alone and return its words. */
const GIVE_BACK = [CUT_SHORT, NOT_TEXT, TOO_SLOW, NO_ROOM, OTHER_SITE, STILL_HIDDEN, AUTOMATED];

/** Refusals whose page offers to send the same again. */
const SEND_AGAIN = [NOT_STORED, NOT_SURE, HIDDEN_SITE];

/** A refusal to show again, with whether and when the same may be sent from its page. */
export interface RepeatedRefusal {
  readonly refusal: Refusal;
  readonly maySend: boolean;
  readonly retryAt: Instant | null;
}

/** How far in the past or future a rate limit's reset may lie to be shown again, in milliseconds. */
const TOLD_WITHIN = 24 * 3_600_000;

const TOO_MANY = /^too-many-(\d{1,16})$/;

/**
 * Finds the refusal that a page names by its code; null for one that returns no words. It only shows its reader again
 * what that reader just saw, so that a made-up code deceives nobody else.
 */
export function refusalByCode(code: string, now: Instant): RepeatedRefusal | null {
  const retryAt = Number(TOO_MANY.exec(code)?.[1] ?? Number.NaN);
  if (Math.abs(retryAt - now) <= TOLD_WITHIN) return { refusal: tooMany(retryAt), maySend: true, retryAt };
  const named = (refusal: Refusal) => refusal.code === code;
  const again = SEND_AGAIN.find(named);
  const refusal = again ?? GIVE_BACK.find(named);
  return refusal ? { refusal, maySend: again !== undefined, retryAt: null } : null;
}
