import { base64 } from '@scure/base';
import type { FeedbackStore } from '#lib/feedback/store/store';
import type { ActHead } from '#lib/office/act';
import type { EnteredRow } from '#lib/office/entering/entered-row';
import type { ActResult, SiteFacts } from '#lib/office/protocol';

/**
 * Stores a submission that the office enters, unless it is there already: then it changes nothing.
 * @returns why it is not there; null where it is. @throws StoreUnavailable.
 */
export async function storeEntered(
  { submission, office }: Pick<ActHead, 'submission' | 'office'>,
  { sealed, ...row }: EnteredRow,
  store: Pick<FeedbackStore, 'insert' | 'find'>,
  { notices }: Pick<SiteFacts, 'notices'>,
): Promise<Extract<ActResult['result'], 'no-notice' | 'other-key'> | null> {
  // Asked again after the notice was taken away, what was entered before still stands.
  const isThere = (await store.find(row)) !== null;
  if (isThere) return null;
  if (!notices.some(({ slug, hasWindow }) => slug === row.notice && hasWindow)) return 'no-notice';
  const stored = await store.insert({ id: submission, ...row, sealed: base64.decode(sealed) }, office);
  return stored === null ? 'other-key' : null;
}
