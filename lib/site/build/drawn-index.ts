import * as z from 'zod';
import type { DerivedCache } from '#lib/derived-cache';

const KIND = 'drawn';
const KEY = 'index';

/** How many times as many entries as a build used are kept, so that going back to an earlier text draws nothing anew. */
const KEPT_TIMES = 4;

const storedSchema = z.array(z.tuple([z.string(), z.string()]));

/** Which object was drawn from which data, by the hash of all that it shows. */
export interface DrawnIndex {
  get(key: string): string | undefined;
  set(key: string, object: string): void;
  /** Stores the index for the next build, without the entries that no build used for long. */
  save(): Promise<void>;
}

/**
 * Opens the index of what was drawn before; empty when the cache holds none.
 * @param cache that of the code which draws: what other code drew is not in it.
 */
export async function openDrawnIndex(cache: DerivedCache): Promise<DrawnIndex> {
  const stored = await cache.get(KIND, KEY);
  const before = new Map(
    stored === null ? [] : storedSchema.parse(JSON.parse(Buffer.from(stored).toString())),
  );
  const used = new Map<string, string>();
  return {
    get: (key) => used.get(key) ?? before.get(key),
    set: (key, object) => {
      used.set(key, object);
    },
    save: async () => {
      const older = [...before].filter(([key]) => !used.has(key));
      const kept = [...used, ...older].slice(0, used.size * KEPT_TIMES);
      await cache.put(KIND, KEY, Buffer.from(JSON.stringify(kept)));
    },
  };
}
