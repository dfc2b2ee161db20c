import { systemClock } from '#lib/clock';
import { createUnsealer } from '#lib/feedback/crypto/sealing';
import { type OpenedSubmission, openSubmission } from '#lib/feedback/export/opened';
import type { FeedbackStore, ListedSubmission } from '#lib/feedback/store/store';
import { Progress } from '#lib/progress';
import type { Terminal } from './terminal';

/**
 * Decrypts submissions one after another, with progress on stderr, unless other output goes to the same terminal meanwhile
 * (`isBusy`).
 */
export async function* openEach(
  store: Pick<FeedbackStore, 'read'>,
  listed: readonly ListedSubmission[],
  identities: readonly string[],
  { isShown, warn }: Terminal,
  isBusy: boolean,
): AsyncGenerator<OpenedSubmission> {
  const progress = new Progress(listed.length, {
    now: () => systemClock.now(),
    isTerminal: isShown.errors,
    write: (text) => isBusy || warn(text),
  });
  const unsealer = createUnsealer(identities);
  try {
    for (const [index, one] of listed.entries()) {
      yield await openSubmission(store, one, unsealer);
      progress.at(index + 1);
    }
  } finally {
    progress.end();
  }
}
