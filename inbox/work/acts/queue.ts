import type { ActOutcome, InboxSubmission } from '../inbox-types';
import type { QueueItem, UndoneAct } from '../state';

/** Whether a submission is still what the clerk saw: the same history, and the same row unless a queued act was added to it. */
export function isAsSeen(seen: InboxSubmission, now: InboxSubmission): boolean {
  const ids = ({ entries }: InboxSubmission) => entries.map(({ id }) => id).join();
  const stored = ({ entries }: InboxSubmission) => entries.filter(({ trust }) => trust !== 'queued').length;
  return ids(seen) === ids(now) && (seen.hash === now.hash || stored(seen) !== stored(now));
}

/** Makes an act that was not carried out before the inbox was locked one that is not. A change is told anew, with what is loaded then. */
export function undoneAgain(
  { act, request }: QueueItem,
  before: ActOutcome['result'] = 'not-loaded',
): UndoneAct {
  const result = before === 'changed' ? 'not-loaded' : before;
  return { act, outcome: { id: act.head.id, request, result } };
}

/** Takes an act, and those made upon it, out of a queue. */
export function withoutAct(queue: readonly QueueItem[], id: string): QueueItem[] {
  const dropped = new Set([id]);
  return queue.filter(({ act: { head } }) => {
    if (head.id !== id && !dropped.has(head.after)) return true;
    dropped.add(head.id);
    return false;
  });
}
