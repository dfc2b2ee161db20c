import { mkdir, rename, rm, utimes, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { readTree, treeReader } from '#lib/content/files/read-tree';
import type { ContentTree } from '#lib/content/source';
import { ownFolder } from '../../../harness/for-test';

async function folderWith(files: Readonly<Record<string, string>>): Promise<string> {
  const folder = await ownFolder();
  for (const [path, text] of Object.entries(files)) {
    await mkdir(join(folder, path, '..'), { recursive: true });
    await writeFile(join(folder, path), text);
  }
  return folder;
}

const texts = (tree: ContentTree) =>
  Object.fromEntries(Array.from(tree, ([path, bytes]) => [path, Buffer.from(bytes).toString('utf8')]));

test('reads what a single reading would, after each change, and shares what stayed', async () => {
  const folder = await folderWith({ 'a/one.md': '一', 'a/two.md': '二', 'b/.hidden': '', 'site.yaml': '' });
  const read = treeReader(folder);
  const changes = [
    () => writeFile(join(folder, 'a/one.md'), '壹'),
    () => writeFile(join(folder, 'c.md'), '三'),
    () => rename(join(folder, 'a'), join(folder, 'd')),
    () => rm(join(folder, 'd/two.md')),
    // The same size, and the time of before.
    async () => {
      await utimes(join(folder, 'c.md'), 1000, 1000);
      read();
      await writeFile(join(folder, 'c.md'), '叁');
      await utimes(join(folder, 'c.md'), 1000, 1000);
    },
  ];
  const first = read();
  expect(read()).toBe(first);
  expect(texts(first)).toEqual({ 'a/one.md': '一', 'a/two.md': '二', 'site.yaml': '' });
  for (const change of changes) {
    const before = read();
    await change();
    const after = read();
    expect(after).not.toBe(before);
    expect(texts(after)).toEqual(texts(await readTree(folder)));
    expect(after.get('site.yaml')).toBe(first.get('site.yaml'));
  }
});

test('fails as a single reading does while the folder is away, and reads it again when it is back', async () => {
  const folder = await folderWith({ 'content/a.md': '一' });
  const read = treeReader(join(folder, 'content'));
  read();
  await rename(join(folder, 'content'), join(folder, 'elsewhere'));
  expect(read).toThrow(/ENOENT/);
  await rename(join(folder, 'elsewhere'), join(folder, 'content'));
  expect(texts(read())).toEqual({ 'a.md': '一' });
});
