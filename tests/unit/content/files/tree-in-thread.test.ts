import { mkdir, symlink, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterEach, beforeAll, expect, test, vi } from 'vitest';
import { hashOfFile } from '#lib/content/files/file-hash';
import { readTree } from '#lib/content/files/read-tree';
import { readTreeInThread } from '#lib/content/files/tree-in-thread';
import { fingerprintOf } from '#lib/model/fingerprint';
import { bundleThreads, stopBundling } from '../../../../scripts/launch/bundle.mjs';
import { ownFolder } from '../../../harness/for-test';

let program = '';

beforeAll(async () => {
  program = JSON.parse((await bundleThreads(process.cwd(), true)).TREE_THREAD ?? '');
  await stopBundling();
});

afterEach(() => vi.unstubAllGlobals());

test('a thread reads the same files, in the same order, and hashes them', async () => {
  const folder = await ownFolder();
  await mkdir(join(folder, 'a/versions'), { recursive: true });
  const files = {
    'site.yaml': '站',
    'a/notice.md': '',
    'a/notice.md~': '备份',
    'a/.hidden': '',
    'a/versions/1.json': '{}',
    'a/large.png': '图'.repeat(700_000),
    'a/larger.png': '图'.repeat(900_000),
    'b.md': Buffer.from([0xff, 0x00, 0xfe]),
  };
  for (const [path, content] of Object.entries(files)) await writeFile(join(folder, path), content);
  await symlink('notice.md', join(folder, 'a/link.md'));
  const expected = await readTree(folder);
  for (const bundled of [program, undefined]) {
    vi.stubGlobal('TREE_THREAD', bundled);
    const tree = await readTreeInThread(folder);
    expect([...tree.keys()]).toEqual([...expected.keys()]);
    for (const [path, bytes] of tree) {
      expect(Buffer.compare(bytes, expected.get(path) ?? new Uint8Array())).toBe(0);
      expect(hashOfFile(bytes)).toBe(fingerprintOf(bytes));
    }
  }
});

test('a folder that cannot be read is told of as if no thread had read it', async () => {
  const missing = join(await ownFolder(), 'missing');
  const told = await readTree(missing).catch((error: unknown) => error);
  vi.stubGlobal('TREE_THREAD', program);
  await expect(readTreeInThread(missing)).rejects.toMatchObject({ code: 'ENOENT', path: missing });
  expect(told).toMatchObject({ code: 'ENOENT', path: missing });
});

test('an empty folder is an empty tree', async () => {
  vi.stubGlobal('TREE_THREAD', program);
  expect(await readTreeInThread(await ownFolder())).toEqual(new Map());
});
