import { basename } from 'node:path';
import { instantOf, minuteOf } from '#lib/model/date';
import { buildStore } from '#lib/site/build/builds';
import { buildDifferences } from '#lib/site/build/difference';
import { readHistory } from '#lib/site/build/history';
import { readBuiltManifest } from '#lib/site/build/prune';
import { isAlive } from '../processes';

/** `npm run build -- --list`: prints the kept builds, newest first, each with its moment, its notices and what differs. */
export async function listBuilds(output: string): Promise<void> {
  const store = buildStore(output, isAlive);
  const directories = await store.whole();
  if (directories.length === 0) console.log('还没有构建。请先运行 npm run build。');
  for (const [index, directory] of directories.entries())
    console.log((await describeBuild(store, directory, directories[index + 1] ?? null)).join('\n'));
}

/** Describes a build in Chinese, with how it differs from the one in `older`. */
export async function describeBuild(
  store: Pick<ReturnType<typeof buildStore>, 'isServed'>,
  directory: string,
  older: string | null,
): Promise<string[]> {
  const manifest = await readBuiltManifest(directory);
  const history = await readHistory(directory);
  if (!manifest || !history) return [`${basename(directory)}　另一个版本的程序做的构建，看不出内容。`];
  const { made, restored } = history;
  const notes = [
    `${manifest.entries.length} 篇通报`,
    ...(restored === null ? [] : [`回到 ${restored} 的内容`]),
    ...((await store.isServed(directory)) ? ['正在使用'] : []),
  ];
  const before = older === null ? null : await readBuiltManifest(older);
  const differences = before && older ? buildDifferences(before, manifest) : [];
  const same = before && differences.length === 0 ? ['内容没有变化'] : [];
  return [
    `${basename(directory)}　${minuteOf(instantOf(made))}　${notes.join('，')}`,
    ...[...differences, ...same].map((line) => `　　和 ${basename(older ?? '')} 相比：${line}`),
  ];
}
