import { rm } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { buildStore } from '#lib/site/build/builds';
import { pruneBuilds } from '#lib/site/build/prune';
import { isAlive } from '../processes';
import { CommandError } from '../run';

/**
 * `npm run build -- --forget`: deletes every build but the newest, with all that only they hold, and what was derived from
 * their content: what should never have been published lies nowhere among the builds any more, and nobody can go back to it.
 * @throws CommandError in Chinese while a build is being made.
 */
export async function forgetOlder(output: string): Promise<void> {
  const store = buildStore(output, isAlive);
  const isPruned = await pruneBuilds(output, store, isAlive, { mostBuilds: 1, alwaysKept: 1 });
  // The cache knows content of the past too. It is made again.
  await rm(join(output, 'cache'), { recursive: true, force: true });
  const [newest, ...older] = await store.whole();
  if (newest === undefined) console.log('还没有构建，没有可以删掉的。');
  else if (!isPruned) throw new CommandError('没有删完：另一次构建正在进行。等它结束以后，再运行一次。');
  else if (older.length === 0) console.log(`以前的构建都已经删掉，只留下 ${basename(newest)}。`);
  else
    console.log(
      `${older.map((directory) => basename(directory)).join('、')} 还有正在运行的程序在用，没有删掉。等它换上新的构建，或者停下以后，再运行一次。`,
    );
}
