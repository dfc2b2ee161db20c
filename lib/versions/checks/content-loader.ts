import * as z from 'zod';
import type { Instant } from '#lib/clock';
import { officeContactPoints } from '#lib/content/site-file';
import type { ContentTree } from '#lib/content/source';
import type { DerivedCache } from '#lib/derived-cache';
import { parsedJson } from '#lib/model/text/parsed-json';
import {
  type CheckContext,
  ContentChecks,
  foldersOf,
  keyOfCheck,
  type MadeCheck,
} from '#lib/versions/checks/content-checks';
import { decodeStoredCheck, encodeStoredCheck } from '#lib/versions/checks/stored-check';
import { type Content, composeContent } from '#lib/versions/load';

/** Loads content again and again, of which little changes from one time to the next. */
export type ContentLoader = (
  /** The content, or what is reading it: meanwhile what was checked the last time is recalled. */
  tree: ContentTree | Promise<ContentTree>,
  now?: Instant | null,
) => Promise<Content>;

/**
 * Makes the checks of many notices concurrently. Those that it does not return are made one after the other.
 * @param folders the files of each notice, by slug.
 * @param slugs the notices to check.
 */
export type MakeChecks = (
  folders: ReadonlyMap<string, ContentTree>,
  context: CheckContext,
  slugs: readonly string[],
) => Promise<ReadonlyMap<string, MadeCheck>>;

/** Options of a loader. */
export interface LoaderOptions {
  /** How messages name the content folder. */
  root: string;
  /** Where checks that were made are stored. */
  cache: DerivedCache;
  /** Whether content is being edited: then it is loaded as for the preview. */
  isPreview?: boolean;
  /** Makes the checks that are neither in memory nor in the cache. */
  makeChecks?: MakeChecks;
}

/** The kind of stored checks in a cache. */
const CHECKED_NOTICE = 'checked-notice';

/** The kind of lists, by the root, of the keys of the checks that were used the last time. */
const LAST_CHECKED = 'last-checked';
const keysSchema = z.array(z.string());

/**
 * Loads content as `loadContent` does, to the same result, without making a check again that was made before: of the same
 * files, by the same program, with the same answers to what it asked of other notices. Checks of the last time stay in
 * memory, earlier ones in the cache.
 */
export function contentLoader({ root, cache, isPreview = false, makeChecks }: LoaderOptions): ContentLoader {
  let last: ReadonlyMap<string, MadeCheck> | null = null;
  return async (reading, now = null) => {
    const [before, tree] = await Promise.all([last ?? checksOfLastTime(cache, root), reading]);
    const context = { root, office: officeContactPoints(tree, root) };
    const folders = foldersOf(tree);
    const keys = new Map(
      Array.from(folders, ([slug, folder]) => [slug, keyOfCheck(folder, context)] as const),
    );
    const known = new Map<string, MadeCheck>();
    const find = async (slug: string, key: string) => {
      const stored = before.get(key) ?? (await storedCheck(cache, key));
      if (stored) known.set(slug, stored);
    };
    await Promise.all(Array.from(keys, ([slug, key]) => find(slug, key)));
    const unknown = [...folders.keys()].filter((slug) => !known.has(slug));
    const madeBefore = (await makeChecks?.(folders, context, unknown)) ?? new Map<string, MadeCheck>();
    const checks = new ContentChecks(folders, context, new Map([...known, ...madeBefore]));
    const content = composeContent(tree, checks, { root, now, mustBeRecorded: !isPreview });
    const made = new Map([...madeBefore, ...checks.made]);
    last = new Map(Array.from([...known, ...made], ([slug, check]) => [keys.get(slug) ?? '', check]));
    if (last.size !== before.size || [...last.keys()].some((key) => !before.has(key)))
      await cache.put(LAST_CHECKED, root, Buffer.from(JSON.stringify([...last.keys()])));
    await Promise.all(
      Array.from(made, ([slug, check]) =>
        cache.put(CHECKED_NOTICE, keys.get(slug) ?? '', encodeStoredCheck(check)),
      ),
    );
    await cache.prune();
    return content;
  };
}

/** The stored checks that were used the last time, by their keys: most of them will be used again. */
async function checksOfLastTime(cache: DerivedCache, root: string): Promise<Map<string, MadeCheck>> {
  const stored = await cache.get(LAST_CHECKED, root);
  const keys = keysSchema.safeParse(stored && parsedJson(Buffer.from(stored).toString())).data ?? [];
  const checks = new Map<string, MadeCheck>();
  for (const key of keys) {
    const check = await storedCheck(cache, key);
    if (check) checks.set(key, check);
  }
  return checks;
}

async function storedCheck(cache: DerivedCache, key: string): Promise<MadeCheck | null> {
  const bytes = await cache.get(CHECKED_NOTICE, key);
  return bytes && decodeStoredCheck(bytes);
}
