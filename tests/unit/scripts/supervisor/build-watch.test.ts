import { expect, test } from 'vitest';
import { readRunConfig } from '#lib/config';
import { type BuildWatchOptions, watchBuilds } from '../../../../scripts/supervisor/build-watch';

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
