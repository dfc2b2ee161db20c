import { fork } from 'node:child_process';
import { once } from 'node:events';
import { readdir, readFile, writeFile } from 'node:fs/promises';
import { describe, expect, test } from 'vitest';
import { systemErrorText } from '../../../scripts/run';
import { bundledProgram } from '../../harness/bundled';

test('a command goes on when nobody reads its output any more', async () => {
  const command = fork(await bundledProgram('tests/harness/log-to-nobody.ts'), {
    stdio: ['ignore', 'pipe', 'pipe', 'ipc'],
  });
  const ended = once(command, 'message');
  const exited = once(command, 'exit');
  command.stdout?.destroy();
  command.stderr?.destroy();
  command.send('nobody reads');
  expect(await Promise.race([ended, exited])).toEqual(['ended', undefined]);
  expect(await exited).toEqual([0, null]);
});

describe('a file that the system refuses', () => {
  test.each([
    ['/nowhere/at-all', '没有做完：/nowhere/at-all：找不到（ENOENT）。'],
    ['package.json/below', '没有做完：package.json/below：路径中间的一段不是文件夹（ENOTDIR）。'],
    ['lib', '没有做完：要读的是文件夹，不是文件（EISDIR）。请写明文件的名称。'],
  ])('is told in Chinese with its path: %s', async (path, text) => {
    const error = await readFile(path).catch((thrown: unknown) => thrown);
    expect(systemErrorText(error)).toBe(text);
  });

  test.each([
    ['package.json', '没有做完：package.json：不是文件夹（ENOTDIR）。'],
    ['package.json/below', '没有做完：package.json/below：不是文件夹（ENOTDIR）。'],
  ])('that should be a folder is told as none: %s', async (path, text) => {
    const error = await readdir(path).catch((thrown: unknown) => thrown);
    expect(systemErrorText(error)).toBe(text);
  });

  test('is told with the folders that commands write to where the disk is full', async () => {
    // A device of Linux that takes nothing.
    const error = await writeFile('/dev/full', 'a word').catch((thrown: unknown) => thrown);
    expect(systemErrorText(error)).toMatch(/^没有做完：\/.*、\/.* 所在的磁盘已满（ENOSPC）。$/);
  });

  test.each([new TypeError('a slip'), Object.assign(new Error('no file'), { code: 'ENOENT' }), null])(
    'is not what another error tells: %s',
    (error) => {
      expect(systemErrorText(error)).toBeNull();
    },
  );
});
