import type { DestroyReason, HistoryEntry } from '#lib/feedback/store/entry';
import type { AppendResult, DeviceMark } from '#lib/feedback/store/office/office-store';
import type { NewRecord, RecordDetail } from '#lib/feedback/store/office/record-store';
import type { DestroyedSubmission, FeedbackStore } from '#lib/feedback/store/store';
import { recordIdOfAct } from '#lib/office/record';

// What is done to submissions and people, and recorded right after. Each records also what was done before: where it broke off
// between the two, asking again makes it good.

/** An entry of a history that the office makes: an answer, a state, or what it notes for itself. */
type OfficeEntry = Omit<HistoryEntry, 'kind'> & {
  readonly kind: 'answer' | 'state' | 'internal' | 'entered';
};

/**
 * Appends an entry to a submission's history, and records it.
 * @param mark what the device signed of it; null where none did.
 * @param sealedTo the office's recipient that its words are sealed to. @throws StoreUnavailable.
 */
export async function appendRecorded(
  store: Pick<FeedbackStore, 'append' | 'addRecord'>,
  entry: OfficeEntry,
  mark: DeviceMark | null,
  sealedTo: string,
): Promise<AppendResult> {
  const result = await store.append({ ...entry, ...mark }, sealedTo);
  const { id, day, kind, submission } = entry;
  if (result === 'applied' || result === 'already')
    await store.addRecord({ id: recordIdOfAct(id), day, kind, submission, ...mark });
  return result;
}

/**
 * Destroys a submission, and records it.
 * @param after the id of the last entry in its history that whoever decided it saw.
 * @param by the device that did it, and the one that proposed it; null for the command line. @throws StoreUnavailable.
 */
export async function destroyRecorded(
  store: Pick<FeedbackStore, 'destroy' | 'addRecord'>,
  submission: string,
  destruction: { readonly day: string; readonly reason: DestroyReason },
  after: string | null,
  by: Pick<NewRecord, 'device' | 'subject'> | null,
): ReturnType<FeedbackStore['destroy']> {
  const result = await store.destroy(submission, destruction, after);
  if (result === 'applied' || result === 'already')
    await recordDestroyed(store, { id: submission, ...destruction }, by);
  return result;
}

/** Records that a submission was destroyed, once. @param by as in `destroyRecorded`. @throws StoreUnavailable. */
export async function recordDestroyed(
  store: Pick<FeedbackStore, 'addRecord'>,
  { id, day, reason }: DestroyedSubmission,
  by: Pick<NewRecord, 'device' | 'subject'> | null,
): Promise<void> {
  await store.addRecord({ id: `destroy:${id}`, kind: 'destroy', submission: id, day, reason, ...by });
}

/** Records that a device was invited, let in or ended. @param device the one that did it; null for the command line. */
export async function recordPeople(
  store: Pick<FeedbackStore, 'addRecord'>,
  id: string,
  day: string,
  detail: RecordDetail,
  device: string | null,
  subject: string | null,
): Promise<void> {
  await store.addRecord({ id, day, kind: 'people', detail, device, subject });
}
