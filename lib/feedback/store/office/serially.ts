import type { Kysely } from 'kysely';
import type { DatabaseTypes } from '#lib/feedback/store/schema/migrations';
import type { Tables } from '#lib/feedback/store/schema/tables';

/** Runs a statement whose conditions are about other rows than it changes, alone. */
export type Serially = (run: (alone: Kysely<Tables>) => Promise<unknown>) => Promise<unknown>;

/**
 * Creates a function that runs a statement alone, holding the lock of the office's row. SQLite has one writer at a time anyway; in PostgreSQL they wait for each other by the lock of the
 * office's row, and each sees what the one before did.
 */
export function serially(db: Kysely<Tables>, bytes: DatabaseTypes['bytes']): Serially {
  if (bytes === 'blob') return (run) => run(db);
  return (run) =>
    db.transaction().execute(async (alone) => {
      await alone.selectFrom('office').select('id').forUpdate().execute();
      await run(alone);
    });
}

/** The devices that are clerks' and were not revoked. */
export function activeClerks(db: Kysely<Tables>) {
  return db.selectFrom('device').where('device.role', '=', 'clerk').where('device.state', '=', 'active');
}
