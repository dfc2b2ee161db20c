import { UnsealError, unseal } from '#lib/feedback/crypto/sealing';
import type { Submission } from '#lib/feedback/form/submission';
import type { FeedbackStore, ListedSubmission } from '#lib/feedback/store/store';

/** A stored submission with its unsealed words; null where they cannot be unsealed. */
export interface OpenedSubmission extends ListedSubmission {
  readonly submission: Submission | null;
}

/** The label of each state of a submission. */
export const STATE_LABELS = { new: '新收到' } as const satisfies Record<ListedSubmission['state'], string>;

/** The text shown for a submission that cannot be unsealed. */
export const UNREADABLE = '无法打开';

/** Reads and unseals one submission with whichever of the office's identities fits. */
export async function openSubmission(
  store: Pick<FeedbackStore, 'read'>,
  listed: ListedSubmission,
  identities: readonly string[],
): Promise<OpenedSubmission> {
  const stored = await store.read(listed.id);
  if (!stored) return { ...listed, submission: null };
  try {
    return { ...listed, submission: await unseal(stored.sealed, identities) };
  } catch (error) {
    if (error instanceof UnsealError) return { ...listed, submission: null };
    throw error;
  }
}
