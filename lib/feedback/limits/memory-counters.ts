import type { DailyKey, FeedbackStore, SourceHour } from '#lib/feedback/store/store';

/** The part of the store that rate limits need. */
export type CounterStore = Pick<
  FeedbackStore,
  'count' | 'uncount' | 'forgetCounts' | 'dailyKey' | 'dailyKeys'
>;

/** Most sources counted at a time: more evict the oldest. */
const MOST_SOURCES = 100_000;

/**
 * Counters of sources, and the key that hashes them, in this process's memory: nothing of them touches a disk, and nothing
 * is left when the process ends.
 */
export function memoryCounters(): CounterStore {
  const counts = new Map<string, { hour: string; count: number }>();
  let keys: DailyKey[] = [];
  const nameOf = ({ purpose, source, hour }: SourceHour) => `${purpose} ${hour} ${source}`;

  return {
    async count(of) {
      const name = nameOf(of);
      const counted = counts.get(name) ?? { hour: of.hour, count: 0 };
      counted.count += 1;
      counts.set(name, counted);
      const [first] = counts.keys();
      if (counts.size > MOST_SOURCES && first !== undefined) counts.delete(first);
      return counted.count;
    },
    async uncount(of) {
      const counted = counts.get(nameOf(of));
      if (counted) counted.count -= 1;
    },
    async forgetCounts(before) {
      for (const [name, { hour }] of counts) if (hour < before) counts.delete(name);
    },
    async dailyKey(_, fresh, keepFrom) {
      keys = keys.filter(({ day }) => day >= keepFrom);
      const standing = keys.find(({ day }) => day === fresh.day) ?? fresh;
      if (standing === fresh) keys.push(fresh);
      return standing;
    },
    dailyKeys: async () => keys,
  };
}
