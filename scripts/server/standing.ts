import {
  type RecipientProvider,
  type RecipientState,
  UNREADY_REASONS,
} from '#lib/feedback/crypto/recipient-provider';
import type { FeedbackStore } from '#lib/feedback/store/store';
import { StoreUnavailable } from '#lib/feedback/store/unavailable';
import type { Trouble } from './diary';

/** Bytes of the write that proves, after one failed, that others succeed: more than fit on a page. */
const PROBE = 8_192;

/** To whom submissions are sealed, or why nothing can be stored. */
export async function standing(
  office: RecipientProvider,
  store: Pick<FeedbackStore, 'forgetCounts'>,
  room: () => Promise<boolean>,
): Promise<RecipientState | StoreUnavailable> {
  try {
    const readiness = await office.ready();
    if (!(await room())) return new StoreUnavailable('full');
    // Nothing is older than this; but the right to write is asked for.
    await store.forgetCounts('');
    return readiness;
  } catch (error) {
    if (error instanceof StoreUnavailable) return error;
    console.error(error);
    return new StoreUnavailable('gone', { cause: error });
  }
}

/** The word for how feedback stands in `/healthz`. */
export function wordFor(state: RecipientState | StoreUnavailable): string {
  if (state instanceof StoreUnavailable) return state.reason;
  return state.recipient === null ? state.reason : 'ok';
}

/** To whom submissions are sealed; null while that is not known. */
export function recipientIn(state: RecipientState | StoreUnavailable): string | null {
  return state instanceof StoreUnavailable ? null : state.recipient;
}

/** Writes as much as a submission needs, and takes it away again: what the database says to that, or null. */
export async function writeTrouble(
  store: Pick<FeedbackStore, 'count' | 'forgetCounts'>,
): Promise<Trouble | null> {
  try {
    await store.count({ purpose: 'submission', source: 'x'.repeat(PROBE), hour: '0' });
    await store.forgetCounts('1');
    return null;
  } catch (error) {
    const fault = error instanceof StoreUnavailable ? error : new StoreUnavailable('gone', { cause: error });
    return { text: troubleOf(fault) ?? fault.message, state: fault.reason };
  }
}

/** What keeps submissions from being stored, in Chinese, for staff; null: nothing. */
export function troubleOf(state: RecipientState | StoreUnavailable): string | null {
  if (state instanceof StoreUnavailable)
    return state.reason === 'crashed' ? `${state.message}，正在重新打开` : state.message;
  return state.recipient === null ? UNREADY_REASONS[state.reason] : null;
}
