import type { Clock, Instant } from '#lib/clock';
import { doubtInWords } from '#lib/feedback/retention/clock-doubt';
import type { RetentionTerms } from '#lib/feedback/retention/due';
import { createRetention } from '#lib/feedback/retention/retention';
import type { FeedbackStore } from '#lib/feedback/store/store';
import { chineseDay, dayOf } from '#lib/model/date';
import { recordDestroyed } from '#lib/office/desk/recorded';
import type { Exclusive } from '#lib/single-flight';
import type { Say } from '../diary';

/** The lock under which one process at a time destroys what is due. */
const LOCK = 'retention';

/** What the round of a server destroys on its day, and what it says of that to staff: each thing once, until it changes. */
export function destroyDue({
  store,
  clock,
  terms,
  exclusive,
  say,
  backup,
}: {
  readonly store: FeedbackStore;
  readonly clock: Clock;
  readonly terms: () => RetentionTerms | null;
  readonly exclusive: Exclusive;
  readonly say: Say;
  /** When the newest backup was made, at the earliest; null where none is known. */
  readonly backup: () => Promise<Instant | null>;
}): () => Promise<void> {
  const retention = createRetention({
    store,
    clock,
    terms,
    backup,
    destroy: async (id, day) => {
      const destruction = { day, reason: 'retention' } as const;
      // One that its writer withdrew meanwhile stands in no record.
      if ((await store.destroy(id, destruction, null)) !== 'applied') return false;
      await recordDestroyed(store, { id, ...destruction }, null);
      return true;
    },
    completeRecord: async (since) => {
      for (const one of await store.listDestroyed())
        if (one.reason === 'retention' && one.day >= since) await recordDestroyed(store, one, null);
    },
  });
  let doubted = false;
  let unknownToldOf = '';

  return async () => {
    const result = await exclusive(LOCK, retention);
    if (result === null) return;
    if (result.kind === 'doubt') {
      if (!doubted) say(`意见反馈：保存期满的反馈暂时不自动删除。${doubtInWords(result.doubt)}`, true);
      doubted = true;
      return;
    }
    if (doubted) say('意见反馈：时钟已经核对，保存期满的反馈恢复自动删除。', false);
    doubted = false;
    const { destroyed, unknown } = result;
    if (destroyed.length > 0)
      say(
        `意见反馈：${chineseDay(dayOf(clock.now()))}有${destroyed.length}件反馈保存期满，已经删除：${byNotice(destroyed)}。`,
        false,
      );
    const slugs = unknown.join('、');
    if (slugs !== '' && slugs !== unknownToldOf)
      say(
        `意见反馈：有的反馈所针对的通报不在现在的网站里，或者没有公示期，算不出保存到哪一天，不会自动删除：${slugs}。到期以后，请用 npm run office -- destroy 编号 --reason 到期 删除。`,
        true,
      );
    unknownToldOf = slugs;
  };
}

/** How many of each notice, in Chinese. */
export function byNotice(submissions: readonly { readonly notice: string }[]): string {
  const counts = new Map<string, number>();
  for (const { notice } of submissions) counts.set(notice, (counts.get(notice) ?? 0) + 1);
  return [...counts]
    .sort(([one], [other]) => one.localeCompare(other))
    .map(([notice, count]) => `${notice} ${count}件`)
    .join('，');
}
