import { openSeal, SealUnreadable } from '#lib/feedback/crypto/sealing';
import type { Submission } from '#lib/feedback/form/submission';
import type { FeedbackStore, ListedSubmission } from '#lib/feedback/store/store';

/** A stored submission with its words; null where they cannot be opened. */
export interface OpenedSubmission extends ListedSubmission {
  readonly submission: Submission | null;
}

/** What staff read for each state of a submission. */
export const STATE_LABELS = { new: '新收到' } as const satisfies Record<ListedSubmission['state'], string>;

/** What staff read where a submission cannot be opened. */
export const UNREADABLE = '无法打开';

/** Opens one submission with whichever of the office's identities fits. */
export async function openOne(
  store: Pick<FeedbackStore, 'read'>,
  listed: ListedSubmission,
  identities: readonly string[],
): Promise<OpenedSubmission> {
  const stored = await store.read(listed.id);
  if (!stored) return { ...listed, submission: null };
  try {
    return { ...listed, submission: await openSeal(stored.sealed, identities) };
  } catch (error) {
    if (error instanceof SealUnreadable) return { ...listed, submission: null };
    throw error;
  }
}
