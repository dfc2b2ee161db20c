import type { Clock } from '#lib/clock';
import type { RateLimit } from '#lib/feedback/limits/rate-limit';
import type { FeedbackStore } from '#lib/feedback/store/store';
import { StoreUnavailable, unavailableText } from '#lib/feedback/store/unavailable';
import { addDays, chineseDay, dayOf } from '#lib/model/date';
import { SingleFlight } from '#lib/single-flight';
import { systemErrorText } from '../../run';
import type { Say } from '../diary';

/** Days of the calendar after which staff hear that files still hold what was destroyed: a whole one lies between. */
const LATE = 2;

/**
 * What a server does from time to time for its store, without waiting for it: drops expired rate limits, rewrites files
 * that may hold what was destroyed, and does `more`, by its name in Chinese. What fails is tried again the next time; staff hear of files that
 * stay as they are, and once of what fails for another reason than the database.
 */
export function housekeeping(
  store: Pick<FeedbackStore, 'eraseDestroyed' | 'unerasedSince'>,
  rateLimit: Pick<RateLimit, 'deleteExpired'>,
  clock: Clock,
  say: Say,
  more: Readonly<Record<string, () => Promise<void>>>,
): () => void {
  const flights = new SingleFlight<unknown>();
  /** The works that failed for another reason than the database, of which staff hear by itself. */
  const failing = new Set<string>();
  const once = (name: string, work: () => Promise<unknown>) =>
    void flights.run(name, work).then(
      () => {
        if (failing.delete(name)) say(`意见反馈：${name}恢复正常。`, false);
      },
      (error: unknown) => {
        if (error instanceof StoreUnavailable || failing.has(name)) return;
        failing.add(name);
        say(`意见反馈：${name}${systemErrorText(error) ?? '没有做完：程序出错。'}网站会继续尝试。`, true);
      },
    );
  let fault: unknown = null;
  let isTold = false;

  async function erase(): Promise<void> {
    const now = clock.now();
    try {
      await store.eraseDestroyed(now);
    } catch (error) {
      fault = error;
    }
    const since = await store.unerasedSince();
    const isLate = since !== null && addDays(since, LATE) <= dayOf(now);
    if (isLate && !isTold) say(lateText(since, fault), true);
    if (!isLate && isTold) say('意见反馈：撤回或者删除的内容已经从数据库的文件中清除。', false);
    isTold = isLate;
    if (since === null) fault = null;
  }

  return () => {
    once('清除过期的计数', () => rateLimit.deleteExpired(clock.now()));
    for (const [name, work] of Object.entries(more)) once(name, work);
    once('清除已经删除的内容', erase);
  };
}

function lateText(since: string, fault: unknown): string {
  const reason = fault === null ? '' : `上次没有办成的原因：${unavailableText(fault)}。`;
  return `意见反馈：${chineseDay(since)}以来撤回或者删除的内容，还留在数据库的文件里，已经超过一天没有清除。${reason}请查看数据库所在磁盘的剩余空间，以及是否有别的程序一直在读取数据库；用 PostgreSQL 的，还请核对 DATABASE_URL 里的用户是不是 submission 和 entry 两张表的所有者。网站会继续尝试，清除以后在这里说明。`;
}
