import { delegatingStore } from '#lib/feedback/store/delegating';
import type { FeedbackStore } from '#lib/feedback/store/store';
import { StoreUnavailable, type UnavailableReason } from '#lib/feedback/store/unavailable';

/** Reasons for which an open store is dropped and opened again. */
const REOPENED: ReadonlySet<UnavailableReason> = new Set(['moved', 'damaged', 'silent', 'crashed']);

/**
 * A function that opens a store.
 * @param wasOpen whether it was open before: then it must be there, and no other may be made in its place.
 * @param onCrash may be called when the store is lost while nobody asks it for anything.
 */
export type StoreOpener = (
  wasOpen: boolean,
  onCrash: (crash: StoreUnavailable) => void,
) => Promise<FeedbackStore>;

/**
 * A store that reconnects by itself: it opens at the first call, and again at the next call after opening failed, or after
 * it crashed, timed out, or its file was moved or damaged. The call that meets the fault fails: whether it was carried out is unknown,
 * and the caller decides whether to retry.
 * @param onLost is called each time that an open store is dropped, also when no call met the fault.
 */
export function reconnectingStore(
  open: StoreOpener,
  onLost: (fault: StoreUnavailable) => void = () => undefined,
): FeedbackStore {
  let opened: Promise<FeedbackStore> | null = null;
  let wasOpen = false;
  let closing: Promise<unknown> = Promise.resolve();

  function opening(): Promise<FeedbackStore> {
    if (opened) return opened;
    // Not while the one before still closes: within a process SQLite's connections to one file share its locks and shared
    // memory, and a new one would go on with those of files that are no longer at the path.
    const attempt = closing.then(() => open(wasOpen, (crash) => giveUp(attempt, crash)));
    opened = attempt;
    attempt.then(
      () => {
        wasOpen = true;
      },
      () => leave(attempt),
    );
    return attempt;
  }

  /** Forgets a store; false when another has taken its place already. */
  function leave(attempt: Promise<FeedbackStore>): boolean {
    if (opened !== attempt) return false;
    opened = null;
    return true;
  }

  function giveUp(attempt: Promise<FeedbackStore>, fault: StoreUnavailable): boolean {
    const isFirst = leave(attempt);
    if (isFirst) onLost(fault);
    return isFirst;
  }

  async function close(): Promise<void> {
    const current = await opened?.catch(() => null);
    opened = null;
    await current?.close();
    await closing;
  }

  return delegatingStore(async (ask) => {
    const attempt = opening();
    const store = await attempt;
    try {
      return await ask(store);
    } catch (error) {
      if (error instanceof StoreUnavailable && REOPENED.has(error.reason) && giveUp(attempt, error)) {
        const closed = store.close().catch(() => undefined);
        // One that is silent or crashed may not answer to this either.
        if (error.reason === 'moved' || error.reason === 'damaged') {
          closing = closed;
          await closed;
        }
      }
      throw error;
    }
  }, close);
}
