import { writeFile } from 'node:fs/promises';
import { basename } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import type { Instant } from '#lib/clock';
import { momentOf } from '#lib/model/date';
import { buildFiles } from '#lib/site/build/build-files';
import { buildStore, type NewBuild, PruningUnfinished } from '#lib/site/build/builds';
import type { BuildHistory } from '#lib/site/build/history';
import { pruneBuilds } from '#lib/site/build/prune';
import { takeOverText, waitForServers } from '#lib/site/servers/take-over';
import { isAlive } from '../processes';
import { CommandError } from '../run';

const NOT_SERVED = '没有构建。网站上仍是上一次构建的内容。';
const PARTLY_SERVED = '有的网站已经换上，有的没有。请按上面的原因处理，再运行一次 npm run build。';

/** Begins a build. @throws CommandError in Chinese when builds are still being cleared away. */
export async function beginBuild(store: Pick<ReturnType<typeof buildStore>, 'create'>): Promise<NewBuild> {
  try {
    return await store.create(process.pid);
  } catch (error) {
    if (!(error instanceof PruningUnfinished)) throw error;
    throw new CommandError(
      `没有构建：等了两分钟，以前的构建还没有清理完。请稍后再试；确认没有别的构建命令在运行的，删掉 ${error.marker} 再运行。`,
    );
  }
}

/** A build whose manifest is written, and that is to be served from now on. */
export interface ReadyBuild {
  name: string;
  /** The folder of the build whose content it brings back; null for new content. */
  restored: string | null;
  /** The folder of the build to go back to from this one; null for none. */
  before: string | null;
  /** The version of the database's schema that its application knows. */
  databaseSchema: number;
}

/**
 * Makes a build the one to serve, waits until running servers took it over, and clears away what no kept build needs.
 * @returns what became of it, in Chinese, one a line.
 * @throws CommandError when a running server refuses it, with the reason: then the build before is the newest again,
 *   unless another server serves this one already.
 */
export async function putOnline(
  output: string,
  { name, restored, before, databaseSchema }: ReadyBuild,
  now: Instant,
): Promise<string[]> {
  const store = buildStore(output, isAlive);
  const history: BuildHistory = {
    made: momentOf(now),
    restored: restored && basename(restored),
    before: before && basename(before),
    databaseSchema,
  };
  await writeFile(buildFiles(store.directoryOf(name)).history, JSON.stringify(history));
  await store.publish(name);
  const outcomes = await waitForServers(output, name, { isAlive, pause });
  const texts = outcomes.map(takeOverText);
  if (outcomes.some(({ state }) => state === 'refused')) {
    const isOnline = outcomes.some(({ state }) => state === 'online');
    const isServed = isOnline || (await store.isServed(store.directoryOf(name)));
    if (!isServed) await store.withdraw(name);
    throw new CommandError([...texts, isServed ? PARTLY_SERVED : NOT_SERVED].join('\n'));
  }
  await pruneBuilds(output, store, isAlive).catch(() => undefined);
  return outcomes.some(({ state }) => state !== 'ended') ? texts : ['用 npm start 启动网站。'];
}
