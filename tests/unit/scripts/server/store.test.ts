import { mkdtemp, readdir, rename, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { StoreUnavailable } from '#lib/feedback/store/unavailable';
import { backupDisk, openStore, serverStore, withStore } from '../../../../scripts/server/store';

let folder: string;
let notices: string[];
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'disclosure-store-'));
  notices = [];
});
afterEach(() => rm(folder, { recursive: true }));

const configOf = (name: string) => ({ DATA_DIR: join(folder, name), DATABASE_URL: undefined });
const tell = (text: string) => void notices.push(text);

test('a file that was replaced while nothing had it open is told when the store is opened again', async () => {
  const open = serverStore(configOf('data'), tell, backupDisk());
  await (await open(false, () => undefined)).close();
  await (await open(true, () => undefined)).close();
  expect(notices).toEqual([]);
  await (await openStore(configOf('other'))).close();
  await rename(join(folder, 'other', 'feedback.db'), join(folder, 'data', 'feedback.db'));
  await (await open(true, () => undefined)).close();
  expect(notices).toEqual(['feedback.db 已经换成另一个文件；逐页检查过，是完好的，从现在起使用它']);
});

test('a store that was open is not made anew when it is gone', async () => {
  const open = serverStore(configOf('data'), tell, backupDisk());
  await (await open(false, () => undefined)).close();
  await rm(join(folder, 'data'), { recursive: true });
  await expect(open(true, () => undefined)).rejects.toThrow(new StoreUnavailable('moved'));
  expect(await readdir(folder)).toEqual([]);
});

test('a data folder that is a file, or lies in one, is told by its name', async () => {
  await writeFile(join(folder, 'file'), '');
  for (const name of ['file', 'file/below'])
    await expect(withStore(configOf(name), async () => undefined)).rejects.toMatchObject({
      reason: 'no-folder',
      detail: `DATA_DIR 现在是 ${join(folder, name)}`,
    });
});
