import type { Kysely } from 'kysely';
import type { Tables } from '#lib/feedback/store/schema/tables';
import type { DestroyedSubmission } from '#lib/feedback/store/store';

/** Reads every destroyed submission, by the day on which that was done. */
export async function readDestroyed(db: Kysely<Tables>): Promise<DestroyedSubmission[]> {
  const rows = await db
    .selectFrom('submission')
    .select(['id', 'received as day', 'destroyed_reason as reason'])
    .where('state', '=', 'destroyed')
    .orderBy('received')
    .orderBy('id')
    .execute();
  return rows.flatMap(({ id, day, reason }): DestroyedSubmission[] =>
    reason === null ? [] : [{ id, day, reason }],
  );
}
