import pg from 'pg';
import { errorCode } from '#lib/error-code';
import type { Eraser } from '#lib/feedback/store/history-queries';
import { dayOf, hourOf } from '#lib/model/date';

/** The hour in Beijing from which the tables are rewritten: after the boundaries of midnight, before anybody is awake. */
const HOUR = 3;

/** The key of the advisory lock for rewriting: any number that no other program uses in the same database. */
const ERASING_LOCK = 0x6e6f7465;

/** Timeout for the tables' locks, in milliseconds: writers queue behind whoever waits for one. */
const LOCKING = 1_000;

/**
 * Least pause after a try, in milliseconds; it doubles with each that fails: a try keeps writers waiting, and one for which
 * the disk has no room fills it.
 */
const ERASING_PAUSE = 60_000;

/** Longest such pause, in milliseconds. */
const LONGEST_PAUSE = 3_600_000;

/** How PostgreSQL says that a lock was not to be had in time (its manual, appendix A). */
const LOCK_NOT_AVAILABLE = '55P03';

/**
 * Rewrites the tables whose files hold what was deleted (`VACUUM FULL`), in the night after: a plain vacuum leaves the
 * bytes in place. While it runs, writers wait. The write-ahead log and its archives are out of its reach.
 * @param connecting timeout for connecting, in milliseconds.
 */
export function postgresEraser(url: string, connecting: number): Eraser {
  let notBefore = Number.NEGATIVE_INFINITY;
  let pause = ERASING_PAUSE;
  return {
    isDue: (since, now) => {
      const today = dayOf(now);
      const isNight = since < today && hourOf(now) >= `${today}T${String(HOUR).padStart(2, '0')}`;
      if (!isNight || now < notBefore) return false;
      notBefore = now + pause;
      pause = Math.min(2 * pause, LONGEST_PAUSE);
      return true;
    },
    async erase() {
      // A connection of its own: those of the pool end every statement after some seconds.
      const client = new pg.Client({ connectionString: url, connectionTimeoutMillis: connecting });
      client.on('error', () => undefined);
      await client.connect();
      try {
        const { rows } = await client.query<{ mine: boolean }>(
          `select pg_try_advisory_lock(${ERASING_LOCK}) as mine`,
        );
        if (!rows[0]?.mine) return false;
        await client.query(`set lock_timeout = ${LOCKING}`);
        await client.query('set statement_timeout = 0');
        let areNew = true;
        for (const table of ['submission', 'entry']) if (!(await rewrite(client, table))) areNew = false;
        if (areNew) pause = ERASING_PAUSE;
        return areNew;
      } catch (error) {
        if (errorCode(error) === LOCK_NOT_AVAILABLE) return false;
        throw error;
      } finally {
        await client.end();
      }
    },
  };
}

/** Rewrites a table; false where PostgreSQL skipped it with a mere warning, as it does for a role that does not own it. */
async function rewrite(client: pg.Client, table: string): Promise<boolean> {
  const fileOf = async () => {
    const { rows } = await client.query<{ file: string }>(
      `select pg_relation_filenode('${table}')::text as file`,
    );
    return rows[0]?.file;
  };
  const before = await fileOf();
  await client.query(`vacuum full ${table}`);
  return (await fileOf()) !== before;
}
