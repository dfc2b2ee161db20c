import { systemClock } from '#lib/clock';
import { type OpenedSubmission, openOne } from '#lib/feedback/export/opened';
import type { FeedbackStore, ListedSubmission } from '#lib/feedback/store/store';
import { Progress } from '#lib/progress';

/**
 * Opens submissions one after another, and shows on stderr how far it is.
 * @param beside whether something else is written to the same terminal meanwhile: then nothing is shown.
 */
export async function* openEach(
  store: Pick<FeedbackStore, 'read'>,
  listed: readonly ListedSubmission[],
  identities: readonly string[],
  beside: boolean,
): AsyncGenerator<OpenedSubmission> {
  const progress = new Progress(listed.length, {
    now: () => systemClock.now(),
    isTerminal: process.stderr.isTTY,
    write: (text) => void (beside || process.stderr.write(text)),
  });
  try {
    for (const [index, one] of listed.entries()) {
      yield await openOne(store, one, identities);
      progress.at(index + 1);
    }
  } finally {
    progress.end();
  }
}
