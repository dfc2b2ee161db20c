import { writeFile } from 'node:fs/promises';
import { basename } from 'node:path';
import type { Instant } from '#lib/clock';
import { SCHEMA_VERSION } from '#lib/feedback/store/migrations';
import { momentOf } from '#lib/model/date';
import { buildStore } from '#lib/site/build/builds';
import type { BuildHistory } from '#lib/site/build/history';
import { buildFiles } from '#lib/site/build/manifest';
import { pruneBuilds } from '#lib/site/build/prune';
import { isAlive } from '../processes';

/** A build whose manifest is written, and that is to be served from now on. */
export interface ReadyBuild {
  name: string;
  /** The folder of the build whose content it brings back; null for new content. */
  restored: string | null;
  /** The folder of the build to go back to from this one; null for none. */
  before: string | null;
}

/** Makes a build the one to serve, and clears away what no kept build needs. */
export async function putOnline(
  output: string,
  { name, restored, before }: ReadyBuild,
  now: Instant,
): Promise<void> {
  const store = buildStore(output, isAlive);
  const history: BuildHistory = {
    made: momentOf(now),
    restored: restored && basename(restored),
    before: before && basename(before),
    databaseSchema: SCHEMA_VERSION,
  };
  await writeFile(buildFiles(store.directoryOf(name)).history, JSON.stringify(history));
  await store.publish(name);
  await pruneBuilds(output, store, isAlive).catch(() => undefined);
}
