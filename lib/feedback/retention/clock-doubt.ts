import type { Instant } from '#lib/clock';
import type { NightStore } from '#lib/feedback/store/copies/night-store';
import type { RetentionStore } from '#lib/feedback/store/retention-store';
import { chineseDay, dayOf, endOfDay, minuteOf } from '#lib/model/date';

const MINUTE = 60_000;
const DAY = 86_400_000;

/** How far the clock may be ahead of what was last known of the time, in milliseconds: a site may stand still over a holiday. */
const MOST_AHEAD = 7 * DAY;

/** How far it may be behind that, which no clock that is right ever is. */
const MOST_BEHIND = DAY;

/** How far it may be from the database's own, in milliseconds: where they differ by more, one of the two is set wrong. */
const MOST_APART = 10 * MINUTE;

/** What is known of the time besides this machine's clock. */
export interface ClockEvidence {
  /** When this store's clock mark was last set; null where it never was. */
  readonly mark: Instant | null;
  /** The newest Beijing day on which anything was stored, recorded or backed up, `YYYY-MM-DD`; null where nothing was. */
  readonly newestDay: string | null;
  /** The clock of the database's own server; null where it has none. */
  readonly database: Instant | null;
  /** When the newest backup was made; null where none is known. */
  readonly backup: Instant | null;
}

/**
 * Why the clock is not trusted to destroy anything. `ahead` and `behind`: of what was last known of the time; `database`: it
 * differs from the database's; `backup`: a backup was made later than now.
 */
export interface ClockDoubt {
  readonly kind: 'ahead' | 'behind' | 'database' | 'backup';
  readonly now: Instant;
  /** What it was compared with. */
  readonly known: Instant;
}

/**
 * Compares the clock with everything else that tells the time: one clock that is set wrong must not destroy what is to be
 * kept for years. Null when nothing speaks against it.
 */
export function doubtOf(
  now: Instant,
  { mark, newestDay, database, backup }: ClockEvidence,
): ClockDoubt | null {
  if (database !== null && Math.abs(now - database) > MOST_APART)
    return { kind: 'database', now, known: database };
  if (backup !== null && backup - now > MOST_BEHIND) return { kind: 'backup', now, known: backup };
  const known = mark ?? (newestDay === null ? null : endOfDay(newestDay));
  if (known === null) return null;
  if (now - known > MOST_AHEAD) return { kind: 'ahead', now, known };
  return known - now > MOST_BEHIND ? { kind: 'behind', now, known } : null;
}

/** Collects what a store knows of the time. @param backup as in `ClockEvidence`. @throws StoreUnavailable. */
export async function readClockEvidence(
  store: Pick<RetentionStore, 'clockMark' | 'databaseTime' | 'newestDay'> & Pick<NightStore, 'backupNight'>,
  backup: Instant | null,
): Promise<ClockEvidence> {
  const mark = await store.clockMark();
  // Asked for only where there is no mark: it looks at everything.
  const newestDay = mark === null ? laterDay(await store.newestDay(), (await store.backupNight()).day) : null;
  return { mark, newestDay, database: await store.databaseTime(), backup };
}

/** The later of two days (`YYYY-MM-DD`); null where there is none. */
export function laterDay(one: string | null, other: string | null): string | null {
  return one === null || (other !== null && other > one) ? other : one;
}

/** Says in Chinese what is wrong with the clock, and what to do, to staff. */
export function doubtInWords({ kind, now, known }: ClockDoubt): string {
  const shown = `服务器的时钟显示${chineseDay(dayOf(now))} ${minuteOf(now).slice(-5)}`;
  const other = `${chineseDay(dayOf(known))} ${minuteOf(known).slice(-5)}`;
  switch (kind) {
    case 'database':
      return `${shown}，数据库服务器的时钟显示${other}，两个不一样。请核对两台机器的时间，改正不对的一个。`;
    case 'backup':
      return `${shown}，而最新的备份是${other}做的，比它还晚。请核对服务器的时间；如果现在的时间是对的，请把 BACKUP_DIR 里日期在今天以后的备份移到别处，网站会自己恢复；运行命令的，再运行一次。`;
    case 'ahead':
      return `${shown}，比网站上次运行的时候（${other}）晚了七天以上。如果网站确实停了这么久，时钟没有错，请运行 npm run office -- retention --clock-is-right；如果时钟错了，请改正。`;
    case 'behind':
      return `${shown}，比网站上次运行的时候（${other}）还早。请核对服务器的时间；如果现在的时间是对的，以前的错了，请运行 npm run office -- retention --clock-is-right。`;
  }
}
