import type { Act } from '#lib/office/act';
import type { ActOutcome, InboxSubmission } from '../inbox-types';
import type { InboxState, QueueItem, StateHolder, UndoneAct } from '../state';

/**
 * Compares what this device did, and wants to do, with the rows as they are loaded now: what stands there leaves the queue,
 * what met a change goes to `undone`, and so does what the server said was done and does not have.
 * @param checked ids of the acts that were done before these rows were asked for.
 */
export function settleActs(state: StateHolder, checked: ReadonlySet<string> = new Set()): void {
  const { rows, queue, done, undone, destroyed } = state.get();
  const stands = ({ head }: Act) =>
    rows.get(head.submission)?.submission.entries.some(({ id }) => id === head.id) ?? false;
  const isGone = new Set(destroyed.map(({ id }) => id));
  const lost = done.filter(
    ({ act }) => checked.has(act.head.id) && rows.has(act.head.submission) && !stands(act),
  );
  const waiting = queue.filter(({ act }) => !stands(act));
  const unseen = done.filter((item) => !lost.includes(item) && !stands(item.act));
  const met = itemsThatMetChange(waiting, unseen, state.get());
  const late = waiting.filter(({ act }) => isGone.has(act.head.submission));
  const left = waiting.filter((item) => !met.includes(item) && !late.includes(item));
  if (left.length < queue.length) state.change({ queue: left });
  const settled = undone.flatMap((one) => (stands(one.act) ? [] : [completed(one, state, isGone)]));
  const told = [
    ...lost.map(({ act, request }): UndoneAct => toldOf(act, request, 'not-kept')),
    ...met.map(({ act, request, seen }) => ({ act, outcome: changedOutcome(act, request, seen, state) })),
    ...late.map(({ act, request }): UndoneAct => toldOf(act, request, 'gone')),
  ];
  if (told.length > 0 || settled.length < undone.length || settled.some((one, at) => one !== undone[at]))
    state.change({ undone: [...settled, ...told], done: done.filter((item) => !lost.includes(item)) });
}

/** Queued acts that were made upon another entry than the last, and those made upon them. */
function itemsThatMetChange(
  waiting: readonly QueueItem[],
  unseen: readonly QueueItem[],
  { rows }: Pick<InboxState, 'rows'>,
): QueueItem[] {
  const last = new Map(
    Array.from(rows, ([id, { submission }]) => [id, submission.entries.at(-1)?.id ?? ''] as const),
  );
  const isNext = ({ act: { head } }: QueueItem): boolean => {
    if (!last.has(head.submission)) return true;
    if (last.get(head.submission) !== head.after) return false;
    last.set(head.submission, head.id);
    return true;
  };
  // What was done a moment ago may be newer than the rows.
  for (const item of unseen) isNext(item);
  return waiting.filter((item) => !isNext(item));
}

/** The outcome of an act that met a change: with both versions, or undecided until the row is loaded. */
export function changedOutcome(
  act: Act,
  request: QueueItem['request'],
  seen: InboxSubmission | null,
  state: StateHolder,
): ActOutcome {
  const { id, submission, after } = act.head;
  // What is entered is upon nothing that could have changed.
  if (request.kind === 'entered') return { id, request, result: 'refused' };
  const found = state.snapshot().submissions.find((one) => one.id === submission);
  if (found === undefined) {
    return seen ? { id, request, result: 'changed', seen, now: seen } : { id, request, result: 'not-loaded' };
  }
  const now = { ...found, entries: found.entries.filter((entry) => entry.id !== id) };
  return { id, request, result: 'changed', seen: seen ?? versionUpTo(now, after), now };
}

/** A submission as it was when an entry was its last. */
function versionUpTo(submission: InboxSubmission, last: string): InboxSubmission {
  const { entries } = submission;
  const at = entries.findIndex(({ id }) => id === last);
  return last !== '' && at < 0 ? submission : { ...submission, entries: entries.slice(0, at + 1) };
}

/** An act that was not carried out before the inbox was locked, with both versions once its row is loaded. */
function completed(one: UndoneAct, state: StateHolder, isGone: ReadonlySet<string>): UndoneAct {
  const { act, outcome } = one;
  if (outcome.result !== 'not-loaded') return one;
  if (isGone.has(act.head.submission)) return toldOf(act, outcome.request, 'gone');
  const changed = changedOutcome(act, outcome.request, null, state);
  return changed.result === 'not-loaded' ? one : { act, outcome: changed };
}

function toldOf(act: Act, request: QueueItem['request'], result: 'gone' | 'not-kept'): UndoneAct {
  return { act, outcome: { id: act.head.id, request, result } };
}
