import type { Kysely } from 'kysely';
import type { NightStore } from '#lib/feedback/store/copies/night-store';
import type { Tables } from '#lib/feedback/store/schema/tables';
import { minuteMomentOf } from '#lib/model/date';

/** The id of the single row. */
const NIGHT = 1;

/** How long whoever took a backup upon itself may take, in milliseconds; after that another tries. */
const TAKING = 30 * 60_000;

/** Creates the part of the store that nightly backups go by, by the same queries for SQLite and PostgreSQL. */
export function nightStore(db: Kysely<Tables>): NightStore {
  async function backupNight() {
    const found = await db.selectFrom('backup_night').select(['day', 'failing_since']).executeTakeFirst();
    return { day: found?.day || null, failingSince: found?.failing_since || null };
  }

  return {
    backupNight,

    async claimBackupNight(day, now) {
      const claimed = minuteMomentOf(now);
      const taken = await db
        .insertInto('backup_night')
        .values({ id: NIGHT, day: '', claimed, failing_since: '' })
        .onConflict((conflict) =>
          conflict
            .column('id')
            .doUpdateSet({ claimed })
            .where('backup_night.day', '<>', day)
            // A claim from the future was made by a clock that was wrong.
            .where(({ eb, or }) =>
              or([
                eb('backup_night.claimed', '<', minuteMomentOf(now - TAKING)),
                eb('backup_night.claimed', '>', claimed),
              ]),
            ),
        )
        .returning('id')
        .executeTakeFirst();
      return taken !== undefined;
    },

    async finishBackupNight(day) {
      const { failingSince } = await backupNight();
      await db.updateTable('backup_night').set({ day, failing_since: '' }).where('id', '=', NIGHT).execute();
      return failingSince !== null;
    },

    async failBackupNight(day) {
      const first = await db
        .updateTable('backup_night')
        .set({ failing_since: day })
        .where('id', '=', NIGHT)
        .where('failing_since', '=', '')
        .returning('id')
        .executeTakeFirst();
      return first !== undefined;
    },
  };
}
