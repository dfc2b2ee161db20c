import { existsSync } from 'node:fs';
import { writeFile } from 'node:fs/promises';
import { basename, resolve } from 'node:path';
import { systemClock } from '#lib/clock';
import { buildFiles } from '#lib/site/build/build-files';
import { buildStore } from '#lib/site/build/builds';
import { readHistory } from '#lib/site/build/history';
import type { BuiltManifest } from '#lib/site/build/manifest';
import { readBuiltManifest } from '#lib/site/build/prune';
import { formatLosses } from '#lib/site/losses/loss';
import { compareWithPrevious } from '#lib/site/losses/previous-build';
import { isAlive } from '../processes';
import { CommandError } from '../run';
import { acceptance } from './input';
import { describeBuild } from './list';
import { beginBuild, putOnline } from './put-online';

/**
 * `npm run build -- --back`: puts the content of the build before online again, as a new build with the same objects. What
 * would take something public away is refused, unless a reason is given.
 * @throws CommandError in Chinese.
 */
export async function goBack(output: string, reason: string | null): Promise<void> {
  const store = buildStore(output, isAlive);
  const [newest] = await store.whole();
  if (newest === undefined) throw new CommandError('还没有构建，没有可以回去的。请先运行 npm run build。');
  const history = await readHistory(newest);
  const target = history?.before ? store.directoryOf(history.before) : null;
  if (!history || target === null) throw new CommandError(`没有可以回去的构建。${NOTHING_CHANGED}`);
  const [now, then, reached] = await Promise.all([
    readBuiltManifest(newest),
    readBuiltManifest(target),
    readHistory(target),
  ]);
  if (!now || !then || !reached || !existsSync(buildFiles(target).application(then.application)))
    throw new CommandError(gone(target));
  refuseOther(now, then);
  if (reached.databaseSchema < history.databaseSchema)
    throw new CommandError(
      `上一次构建（${basename(target)}）的程序比现在的旧，认不得现在的数据库，不能用它接收反馈。${NOTHING_CHANGED}`,
    );
  const instant = systemClock.now();
  const { losses } = await compareWithPrevious([newest], then, instant);
  if (losses.length > 0 && reason === null)
    throw new CommandError(`${formatLosses(losses, '--back ')}\n\n${NOTHING_CHANGED}`);
  console.log('回到上一次构建：');
  console.log((await describeBuild(store, target, newest)).join('\n'));
  const { name, directory } = await beginBuild(store);
  try {
    // Another build may have cleared it away until this one was begun; from now on nobody does.
    if (!(await readBuiltManifest(target))) throw new CommandError(gone(target));
    const acceptedLosses = [...now.acceptedLosses, ...acceptance(losses, reason, instant)];
    const manifest: BuiltManifest = { ...then, acceptedLosses };
    await writeFile(buildFiles(directory).manifest, JSON.stringify(manifest));
    const before = reached.before === null ? null : store.directoryOf(reached.before);
    const { databaseSchema } = reached;
    const texts = await putOnline(output, { name, restored: target, before, databaseSchema }, instant);
    console.log(texts.join('\n'));
  } catch (error) {
    // One that a server serves already stays.
    if (!(await store.whole()).includes(directory)) await store.discard(name);
    throw error;
  }
  console.log(
    'content/ 里的文件没有改动：下一次 npm run build 仍会按现在的文件构建。要长期用回原来的内容，请把文件也改回来。',
  );
}

const NOTHING_CHANGED = '什么也没有改动，网站上仍是现在的内容。';

/** The reason why nobody can go back to a build any more. */
function gone(target: string): string {
  return `上一次构建（${basename(target)}）已经清理掉了，回不去。${NOTHING_CHANGED}`;
}

/** @throws CommandError when the two builds are of different content folders. */
function refuseOther(now: BuiltManifest, then: BuiltManifest): void {
  if (resolve(now.contentDir) === resolve(then.contentDir)) return;
  throw new CommandError(
    `上一次构建的内容来自 ${then.contentDir}，不是 ${now.contentDir}，不能回去。${NOTHING_CHANGED}`,
  );
}
