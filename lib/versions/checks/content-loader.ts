import type { Instant } from '#lib/clock';
import { officeContactPoints } from '#lib/content/site-file';
import type { ContentTree } from '#lib/content/source';
import type { DerivedCache } from '#lib/derived-cache';
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
export type ContentLoader = (tree: ContentTree, now?: Instant | null) => Promise<Content>;

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

/**
 * Loads content as `loadContent` does, to the same result, without making a check again that was made before: of the same
 * files, by the same program, with the same answers to what it asked of other notices. Checks of the last time stay in
 * memory, earlier ones in the cache.
 */
export function contentLoader({ root, cache, isPreview = false, makeChecks }: LoaderOptions): ContentLoader {
  let last = new Map<string, MadeCheck>();
  return async (tree, now = null) => {
    const context = { root, office: officeContactPoints(tree, root) };
    const folders = foldersOf(tree);
    const keys = new Map(
      Array.from(folders, ([slug, folder]) => [slug, keyOfCheck(folder, context)] as const),
    );
    const known = new Map<string, MadeCheck>();
    const find = async (slug: string, key: string) => {
      const stored = last.get(key) ?? (await storedCheck(cache, key));
      if (stored) known.set(slug, stored);
    };
    await Promise.all(Array.from(keys, ([slug, key]) => find(slug, key)));
    const unknown = [...folders.keys()].filter((slug) => !known.has(slug));
    const madeBefore = (await makeChecks?.(folders, context, unknown)) ?? new Map<string, MadeCheck>();
    const checks = new ContentChecks(folders, context, new Map([...known, ...madeBefore]));
    const content = composeContent(tree, checks, { root, now, mustBeRecorded: !isPreview });
    const made = new Map([...madeBefore, ...checks.made]);
    last = new Map(Array.from([...known, ...made], ([slug, check]) => [keys.get(slug) ?? '', check]));
    await Promise.all(
      Array.from(made, ([slug, check]) =>
        cache.put(CHECKED_NOTICE, keys.get(slug) ?? '', encodeStoredCheck(check)),
      ),
    );
    await cache.prune();
    return content;
  };
}

async function storedCheck(cache: DerivedCache, key: string): Promise<MadeCheck | null> {
  const bytes = await cache.get(CHECKED_NOTICE, key);
  return bytes && decodeStoredCheck(bytes);
}
