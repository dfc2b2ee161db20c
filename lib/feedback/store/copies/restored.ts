import type { StandingSubmission } from '#lib/feedback/store/retention-store';
import type { DestroyedSubmission, FeedbackStore } from '#lib/feedback/store/store';

/** What is done to a restored database before anybody uses it. */
export interface RestoreTask {
  /** What was destroyed, as far as it is known. */
  readonly destroyed: readonly DestroyedSubmission[];
  /** Which of what then still stands was kept long enough: it is destroyed too. */
  readonly due: (standing: readonly StandingSubmission[]) => readonly StandingSubmission[];
  /** The Beijing day of the restoring, `YYYY-MM-DD`. */
  readonly day: string;
  /** The backup's hash, by which the record names it. */
  readonly backup: string;
}

/** What became of a restored database. */
export interface Restored {
  /** How many submissions were destroyed that the backup still held. */
  readonly destroyedAgain: number;
  /** Those that were destroyed because their time had come while only the backup held them. */
  readonly expired: readonly DestroyedSubmission[];
}

/** Destroys what the backup still holds and what was destroyed since or is due, and records both that and the restoring. */
export async function settleRestored(
  store: Pick<FeedbackStore, 'destroy' | 'addRecord' | 'listStanding'>,
  { destroyed, due, day, backup }: RestoreTask,
): Promise<Restored> {
  await store.addRecord({ id: `restore:${backup.slice(0, 32)}:${day}`, day, kind: 'restore' });
  const destroyAll = async (all: readonly DestroyedSubmission[]) => {
    const done: DestroyedSubmission[] = [];
    for (const one of all) {
      const { id, ...destruction } = one;
      if ((await store.destroy(id, destruction, null)) !== 'applied') continue;
      done.push(one);
      // The record tells what the office destroys, and nothing of what writers withdraw.
      if (destruction.reason !== 'withdrawn')
        await store.addRecord({ id: `destroy:${id}`, kind: 'destroy', submission: id, ...destruction });
    }
    return done;
  };
  const { length: destroyedAgain } = await destroyAll(destroyed);
  const standing = due(await store.listStanding());
  const expired = await destroyAll(standing.map(({ id }) => ({ id, day, reason: 'retention' })));
  return { destroyedAgain, expired };
}
