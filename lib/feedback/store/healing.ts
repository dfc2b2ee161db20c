import { relayedStore } from '#lib/feedback/store/relay';
import type { FeedbackStore } from '#lib/feedback/store/store';
import { StoreUnavailable } from '#lib/feedback/store/unavailable';

/**
 * A store that is opened when it is first asked for something, and again, at the next question, when opening it
 * failed, what it stood in was lost, or it fell silent: it heals without a restart.
 * @param open is told whether the store was open before: then it must be there, and no other may be made in its place.
 */
export function healingStore(open: (wasOpen: boolean) => Promise<FeedbackStore>): FeedbackStore {
  let opened: Promise<FeedbackStore> | null = null;
  let wasOpen = false;

  function opening(): Promise<FeedbackStore> {
    if (opened) return opened;
    const attempt = open(wasOpen);
    opened = attempt;
    attempt.then(
      () => {
        wasOpen = true;
      },
      () => leave(attempt),
    );
    return attempt;
  }

  function leave(attempt: Promise<FeedbackStore>): void {
    if (opened === attempt) opened = null;
  }

  async function close(): Promise<void> {
    const current = await opened?.catch(() => null);
    opened = null;
    await current?.close();
  }

  return relayedStore(async (ask) => {
    const attempt = opening();
    const store = await attempt;
    try {
      return await ask(store);
    } catch (error) {
      const reason = error instanceof StoreUnavailable && opened === attempt ? error.reason : null;
      if (reason === 'moved') {
        leave(attempt);
        await store.close();
      } else if (reason === 'silent') {
        leave(attempt);
        // Nobody waits for that: whoever is silent may not answer to a farewell either.
        store.close().catch(() => undefined);
      }
      throw error;
    }
  }, close);
}
