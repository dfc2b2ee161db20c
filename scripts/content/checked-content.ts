import { join } from 'node:path';
import type { Instant } from '#lib/clock';
import { nextEvents } from '#lib/concurrency';
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
 * @param onRead is called with the files before they are checked.
 * @throws the file system's error when the folder cannot be read.
 */
export async function readCheckedContent(
  contentDir: string,
  now: Instant,
  onRead: (tree: ContentTree) => void = () => undefined,
): Promise<{ tree: ContentTree; content: Content }> {
  const { DISCLOSURE_OUTPUT: output } = readInnerConfig();
  const [tree, cache] = await Promise.all([
    readTree(contentDir),
    openDerivedCache(join(output, 'cache'), programHash()),
  ]);
  onRead(tree);
  // Lets begin what follows from it: checks are then taken from the cache without a pause.
  await nextEvents();
  const load = contentLoader({ root: contentDir, cache, makeChecks: concurrentChecks() });
  return { tree, content: await load(tree, now) };
}
