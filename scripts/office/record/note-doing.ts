import { randomUUID } from 'node:crypto';
import { systemClock } from '#lib/clock';
import type { NewRecord } from '#lib/feedback/store/office/record-store';
import type { FeedbackStore } from '#lib/feedback/store/store';
import { StoreUnavailable } from '#lib/feedback/store/unavailable';
import { dayOf } from '#lib/model/date';
import type { Terminal } from '../terminal';

/** Records what is done by the command line on the server, which is no device. @throws StoreUnavailable. */
export async function noteDoing(
  store: Pick<FeedbackStore, 'addRecord'>,
  done: Omit<NewRecord, 'id' | 'day'>,
): Promise<void> {
  await store.addRecord({ id: `command:${randomUUID()}`, day: dayOf(systemClock.now()), ...done });
}

/** Records what is read, before it is shown; where that cannot be stored it is said, and keeps nobody from reading. */
export async function noteReading(
  store: Pick<FeedbackStore, 'addRecord'>,
  done: Omit<NewRecord, 'id' | 'day'>,
  { warn }: Pick<Terminal, 'warn'>,
): Promise<void> {
  try {
    await noteDoing(store, done);
  } catch (error) {
    if (!(error instanceof StoreUnavailable)) throw error;
    warn(`这次查看没有记进办理记录：${error.message}。\n`);
  }
}
