import { type SealedWords, unsealWordsWith } from '#lib/feedback/crypto/sealed-words';
import { UnsealError, type Unsealer, unsealSubmissionWith } from '#lib/feedback/crypto/sealing';
import type { Submission } from '#lib/feedback/form/submission';
import { hasNewAddition, STATE_LABELS } from '#lib/feedback/lookup/states';
import { type HistoryEntry, type ListedEntry, stateOf } from '#lib/feedback/store/entry';
import type { FeedbackStore, ListedSubmission } from '#lib/feedback/store/store';

/** An entry in a submission's history with its unsealed words; null where it has none, or they cannot be unsealed. */
export interface OpenedEntry extends ListedEntry {
  readonly words: SealedWords | null;
}

/** A stored submission with its unsealed words; null where they cannot be unsealed. */
export interface OpenedSubmission extends Omit<ListedSubmission, 'entries'> {
  readonly submission: Submission | null;
  /** To whom answers to its writer are sealed; null where it cannot be unsealed, or an earlier program stored it. */
  readonly reply: string | null;
  readonly entries: readonly OpenedEntry[];
}

/** The text shown for a submission that cannot be unsealed. */
export const UNREADABLE = '无法打开';

/** A submission's state in Chinese, and whether its writer added something since. */
export function stateInWords(entries: readonly ListedEntry[]): string {
  return STATE_LABELS[stateOf(entries)] + (hasNewAddition(entries) ? '（有新的补充）' : '');
}

/** Reads one submission and unseals it with an unsealer of the office's identities. */
export async function openSubmission(
  store: Pick<FeedbackStore, 'read'>,
  { id, notice, received, ...listed }: ListedSubmission,
  unsealer: Unsealer,
): Promise<OpenedSubmission> {
  const stored = await store.read(id);
  const opened = stored && (await ifUnsealed(() => unsealSubmissionWith(unsealer, stored.sealed)));
  const entries = stored?.entries ?? listed.entries.map((entry) => ({ ...entry, sealed: null }));
  const { reply = null, id: _, received: __, ...submission } = opened ?? {};
  return {
    id,
    notice,
    received,
    submission: 'message' in submission ? submission : null,
    reply,
    entries: await Promise.all(entries.map((entry) => openEntry(entry, unsealer))),
  };
}

async function openEntry({ sealed, ...entry }: HistoryEntry, unsealer: Unsealer): Promise<OpenedEntry> {
  const words = sealed && (await ifUnsealed(() => unsealWordsWith(unsealer, sealed, entry.submission)));
  return { ...entry, words };
}

async function ifUnsealed<T>(unsealing: () => Promise<T>): Promise<T | null> {
  try {
    return await unsealing();
  } catch (error) {
    if (error instanceof UnsealError) return null;
    throw error;
  }
}
