import { join } from 'node:path';
import type { Instant } from '#lib/clock';
import { readInnerConfig } from '#lib/config';
import { readTree } from '#lib/content/files/read-tree';
import type { ContentTree } from '#lib/content/source';
import { openDerivedCache } from '#lib/derived-cache';
import { programHash } from '#lib/program';
import { contentLoader } from '#lib/versions/checks/content-loader';
import type { Content } from '#lib/versions/load';
import { concurrentChecks } from './check-processes';

/**
 * Reads and checks the content folder. What this program checked before, and has not changed since, is taken from the cache
 * below the folder of builds.
 * @throws the file system's error when the folder cannot be read.
 */
export async function readCheckedContent(
  contentDir: string,
  now: Instant,
): Promise<{ tree: ContentTree; content: Content }> {
  const { DISCLOSURE_OUTPUT: output } = readInnerConfig();
  const [tree, cache] = await Promise.all([
    readTree(contentDir),
    openDerivedCache(join(output, 'cache'), programHash()),
  ]);
  const load = contentLoader({ root: contentDir, cache, makeChecks: concurrentChecks() });
  return { tree, content: await load(tree, now) };
}
