import { z } from 'zod';
import type { DerivedCache } from '#lib/derived-cache';

const KIND = 'drawn';
const KEY = 'index';

/** How many times as many entries as a build used are kept, so that going back to an earlier text draws nothing anew. */
const KEPT_TIMES = 4;

const storedSchema = z.object({
  content: z.string().nullable(),
  entries: z.array(z.tuple([z.string(), z.string()])),
});

/** Which object was drawn from which data, by the hash of all that it shows. */
export interface DrawnIndex {
  get(key: string): string | undefined;
  set(key: string, object: string): void;
  /** The hash of the content that the build before drew, as `save` was given it; null where that is unknown. */
  readonly content: string | null;
  /** Stores the index for the next build, without the entries that no build used for long. */
  save(content?: string): Promise<void>;
}

/**
 * Opens the index of what was drawn before; empty when the cache holds none.
 * @param cache that of the code which draws: what other code drew is not in it.
 */
export async function openDrawnIndex(cache: DerivedCache): Promise<DrawnIndex> {
  const stored = await cache.get(KIND, KEY);
  const { content: drawnContent, entries } =
    stored === null
      ? { content: null, entries: [] }
      : storedSchema.parse(JSON.parse(Buffer.from(stored).toString()));
  const before = new Map(entries);
  const used = new Map<string, string>();
  return {
    content: drawnContent,
    get: (key) => used.get(key) ?? before.get(key),
    set: (key, object) => {
      used.set(key, object);
    },
    save: async (content) => {
      const older = [...before].filter(([key]) => !used.has(key));
      const kept = [...used, ...older].slice(0, used.size * KEPT_TIMES);
      const index: z.output<typeof storedSchema> = { content: content ?? null, entries: kept };
      await cache.put(KIND, KEY, Buffer.from(JSON.stringify(index)));
    },
  };
}
