import { statfs } from 'node:fs/promises';
import type { Clock } from '#lib/clock';
import {
  MANY_A_DAY,
  MANY_AN_HOUR,
  type OverfullPeriod,
  watchIntakePace,
} from '#lib/feedback/limits/intake-pace';
import type { CounterStore } from '#lib/feedback/limits/memory-counters';
import type { Say } from './diary';

/** Warns staff when more is stored than an office can read, before the disk is full of it. */
export interface FloodWarning {
  /** Notes that a submission was stored. */
  stored(): void;
  /** Says what is new, at the desk's regular checks: a line at the moment of a post would reveal it. */
  tell(): Promise<void>;
}

/** What the warning reads and says. */
export interface FloodWarningOptions {
  clock: Clock;
  counts: Pick<CounterStore, 'count'>;
  say: Say;
  /** The folder whose disk fills; null where the database is elsewhere. */
  folder: string | null;
}

/** Creates the warning of one process. */
export function warnOfFlood({ clock, counts, say, folder }: FloodWarningOptions): FloodWarning {
  const pace = watchIntakePace(counts);
  let news: OverfullPeriod | null = null;
  return {
    stored: () => {
      // What cannot be counted now is counted the next time; the submission is stored.
      pace.stored(clock.now()).then(
        (period) => {
          news = period ?? news;
        },
        () => undefined,
      );
    },
    tell: async () => {
      const period = news;
      news = null;
      if (period !== null) say(warning(period, folder === null ? null : await freeGibibytes(folder)), true);
    },
  };
}

function warning(period: OverfullPeriod, free: number | null): string {
  const much = period === 'hour' ? `这一小时已经超过${MANY_AN_HOUR}份` : `今天已经超过${MANY_A_DAY}份`;
  const disk = free === null ? '' : `数据所在的磁盘还剩约${free}GB，写满以后谁也不能再提交。`;
  return `意见反馈：收到的反馈${much}，比办公室能看的快。可能有许多人反映情况，也可能有人用程序成批提交。${disk}请查看最近收到的内容；如果是成批提交，请调小 FEEDBACK_PER_HOUR，或者在前面的代理上限制来源。`;
}

async function freeGibibytes(folder: string): Promise<number | null> {
  const disk = await statfs(folder).catch(() => null);
  return disk && Math.floor((disk.bavail * disk.bsize) / 1024 ** 3);
}
