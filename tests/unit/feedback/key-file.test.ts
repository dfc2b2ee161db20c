import { chmod, mkdir, mkdtemp, readdir, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import {
  holdsKey,
  KeyFileWrong,
  keyFileIn,
  makeKeyFile,
  readKeyFile,
  removeKeyFile,
  writeKeyFile,
} from '#lib/feedback/key-file';
import { makeOfficeKey } from '#lib/feedback/sealing';

const KEY = await makeOfficeKey();

let folder: string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'disclosure-key-'));
});
afterEach(() => rm(folder, { recursive: true }));

/** Writes a text where the key should lie, and gives its path. */
async function withText(text: string): Promise<string> {
  const path = keyFileIn(folder, KEY.recipient);
  await writeFile(path, text);
  return path;
}

describe('a key file', () => {
  test('is read back as it was written', async () => {
    const path = join(folder, 'key.txt');
    expect(await writeKeyFile(path, KEY)).toEqual(KEY);
    expect(await readKeyFile(path)).toEqual(KEY);
  });

  test('says in Chinese what it is, and in age’s way whose', async () => {
    const path = join(folder, 'key.txt');
    await writeKeyFile(path, KEY);
    expect(await readFile(path, 'utf8')).toBe(
      [
        '# 打开反馈的私钥。有了它才能读反馈，丢了它，已经收到的反馈就再也读不出来。',
        '# 请妥善保管、留好备份，不要发给别人。',
        `# public key: ${KEY.recipient}`,
        `${KEY.identity}\n`,
      ].join('\n'),
    );
  });

  test('is for its owner alone, whatever the process gives to other files', async () => {
    const before = process.umask(0);
    try {
      const { path } = await makeKeyFile(folder);
      expect((await stat(path)).mode & 0o777).toBe(0o600);
    } finally {
      process.umask(before);
    }
  });

  test('is never written over another', async () => {
    const path = join(folder, 'key.txt');
    await writeKeyFile(path, KEY);
    await expect(writeKeyFile(path, await makeOfficeKey())).rejects.toThrow('EEXIST');
    expect(await readKeyFile(path)).toEqual(KEY);
  });

  test('has a name of its own for each key, which tells nothing that opens', async () => {
    const { path, key } = await makeKeyFile(folder);
    expect(path).toBe(keyFileIn(folder, key.recipient));
    expect(path).not.toBe(keyFileIn(folder, KEY.recipient));
    expect(await readdir(folder)).toEqual([`office-key-${key.recipient.slice(4, 16)}.txt`]);
  });

  test('is made where there is a folder, and nowhere else', async () => {
    await expect(makeKeyFile(join(folder, 'nowhere'))).rejects.toThrow('ENOENT');
  });

  test('can be removed, and once is enough', async () => {
    const { path } = await makeKeyFile(folder);
    await removeKeyFile(path);
    await removeKeyFile(path);
    expect(await readdir(folder)).toEqual([]);
  });
});

describe('a key file that somebody else wrote', () => {
  test.each([
    ['the key alone', `${KEY.identity}`],
    [
      'remarks of age',
      `# created: 2024-12-02T10:20:00+08:00\n# public key: ${KEY.recipient}\n${KEY.identity}\n`,
    ],
    ['line ends of Windows', `# 备份\r\n${KEY.identity}\r\n`],
    ['blanks behind the key', `${KEY.identity}  \n`],
    ['empty lines', `\n\n${KEY.identity}\n\n`],
  ])('is read with %s', async (_, text) => {
    expect(await readKeyFile(await withText(text))).toEqual(KEY);
  });

  test.each([
    ['nothing', '', 'holds no key'],
    ['a recipient alone', KEY.recipient, 'holds no key'],
    ['a key that is remarked out', `# ${KEY.identity}`, 'holds no key'],
    ['half a key', KEY.identity.slice(0, 40), 'holds a key that is not whole'],
    [
      'a key with a slip',
      KEY.identity.replace(/.$/, (last) => (last === 'Q' ? 'P' : 'Q')),
      'holds a key that is not whole',
    ],
  ])('is refused with %s in it', async (_, text, words) => {
    const path = await withText(text);
    await expect(readKeyFile(path)).rejects.toThrow(new KeyFileWrong(`${path} ${words}`));
  });

  test('is refused, by the file system’s own words, when it cannot be read', async () => {
    await expect(readKeyFile(join(folder, 'missing.txt'))).rejects.toThrow('ENOENT');
    await expect(readKeyFile(folder)).rejects.toThrow('EISDIR');
  });
});

describe('whether a folder holds the key of a recipient', () => {
  test('is so when its file is there', async () => {
    const { key } = await makeKeyFile(folder);
    expect(await holdsKey(folder, key.recipient)).toBe(true);
  });

  test('is not so without the file, or without the folder', async () => {
    await makeKeyFile(folder);
    expect(await holdsKey(folder, KEY.recipient)).toBe(false);
    expect(await holdsKey(join(folder, 'nowhere'), KEY.recipient)).toBe(false);
  });

  test('is not so when the file of that name holds another key', async () => {
    await withText((await makeOfficeKey()).identity);
    expect(await holdsKey(folder, KEY.recipient)).toBe(false);
  });

  test('is not so when the file of that name holds none', async () => {
    await withText('');
    expect(await holdsKey(folder, KEY.recipient)).toBe(false);
  });

  test('is not so when a folder has that name', async () => {
    await mkdir(keyFileIn(folder, KEY.recipient));
    expect(await holdsKey(folder, KEY.recipient)).toBe(false);
  });

  test('is so whatever the file’s mode, as long as it can be read', async () => {
    const { path, key } = await makeKeyFile(folder);
    await chmod(path, 0o400);
    expect(await holdsKey(folder, key.recipient)).toBe(true);
  });
});
