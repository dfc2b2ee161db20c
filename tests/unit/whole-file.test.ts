import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { readWholeFile } from '#lib/whole-file';
import { ownFolder } from '../harness/for-test';

const SHARED = 256 * 1024;

test.each([0, 1, SHARED - 1, SHARED, SHARED + 1, 3 * SHARED])(
  'reads a file of %i bytes whole',
  async (length) => {
    const path = join(await ownFolder(), 'file');
    const content = Buffer.from(Array.from({ length }, (_, index) => (index * 7) % 251));
    await writeFile(path, content);
    await writeFile(`${path}-before`, 'x'.repeat(1000));
    readWholeFile(`${path}-before`);
    expect(readWholeFile(path).equals(content)).toBe(true);
  },
);

test('says what the file system says of a file that is not there, and of a folder', async () => {
  const folder = await ownFolder();
  await mkdir(join(folder, 'below'));
  expect(() => readWholeFile(join(folder, 'none'))).toThrow(expect.objectContaining({ code: 'ENOENT' }));
  expect(() => readWholeFile(join(folder, 'below'))).toThrow(expect.objectContaining({ code: 'EISDIR' }));
});
