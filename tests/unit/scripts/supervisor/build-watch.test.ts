import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { readRunConfig } from '#lib/config';
import { openServerStatus } from '#lib/site/servers/status';
import { type BuildWatchOptions, watchBuilds } from '../../../../scripts/supervisor/build-watch';
import { ownFolder } from '../../../harness/for-test';

const nothing = async () => undefined;
const NOBODY: BuildWatchOptions['crew'] = {
  start: nothing,
  takeOver: nothing,
  serving: () => null,
  connection: () => undefined,
  stop: nothing,
};

test('what keeps the builds from being looked at is printed once, not at every look', async () => {
  const printed: string[] = [];
  const watching = new AbortController();
  const troubles = ['没有权限', '没有权限', '磁盘读写出错', '没有权限'];
  await watchBuilds(
    {
      config: readRunConfig('localhost', {}),
      crew: NOBODY,
      status: { write: nothing, touch: nothing, remove: nothing },
      newest: async () => {
        const trouble = troubles.shift();
        if (troubles.length === 0) watching.abort();
        throw new Error(trouble);
      },
      print: (text) => printed.push(text),
    },
    watching.signal,
  );
  expect(printed.map((text) => text.split('：').at(-1))).toEqual([
    'Error: 没有权限',
    'Error: 磁盘读写出错',
    'Error: 没有权限',
  ]);
});

test('a status that the system does not let it write is told in Chinese, with what comes of it', async () => {
  const folder = await ownFolder();
  const printed: string[] = [];
  const watching = new AbortController();
  const status = await openServerStatus(folder, process.pid, () => true);
  await rm(join(folder, 'servers'), { recursive: true });
  await watchBuilds(
    {
      config: readRunConfig('localhost', {}),
      crew: NOBODY,
      status,
      newest: async () => {
        watching.abort();
        return null;
      },
      print: (text) => printed.push(text),
    },
    watching.signal,
  );
  const file = join(folder, 'servers', `${process.pid}.json.new`);
  expect(printed).toEqual([
    `提醒：没有做完：${file}：找不到（ENOENT）。构建命令看不到这个网站现在的情况，不会等到它换上新的构建。`,
  ]);
});
