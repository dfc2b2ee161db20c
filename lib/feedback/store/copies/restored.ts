import type { DestroyedSubmission, FeedbackStore } from '#lib/feedback/store/store';

/** What is done to a restored database before anybody uses it. */
export interface RestoreTask {
  /** What was destroyed, as far as it is known. */
  readonly destroyed: readonly DestroyedSubmission[];
  /** The Beijing day of the restoring, `YYYY-MM-DD`. */
  readonly day: string;
  /** The backup's hash, by which the record names it. */
  readonly backup: string;
}

/** What became of a restored database. */
export interface Restored {
  /** How many submissions were destroyed that the backup still held. */
  readonly destroyedAgain: number;
}

/** Destroys what the backup still holds and what was destroyed since, and records both that and the restoring. */
export async function settleRestored(
  store: Pick<FeedbackStore, 'destroy' | 'addRecord'>,
  { destroyed, day, backup }: RestoreTask,
): Promise<Restored> {
  await store.addRecord({ id: `restore:${backup.slice(0, 32)}:${day}`, day, kind: 'restore' });
  let destroyedAgain = 0;
  for (const { id, ...destruction } of destroyed) {
    const result = await store.destroy(id, destruction, null);
    if (result !== 'applied') continue;
    destroyedAgain += 1;
    // The record tells what the office destroys, and nothing of what writers withdraw.
    if (destruction.reason !== 'withdrawn')
      await store.addRecord({ id: `destroy:${id}`, kind: 'destroy', submission: id, ...destruction });
  }
  return { destroyedAgain };
}
