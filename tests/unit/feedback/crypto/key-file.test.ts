import { chmod, mkdir, mkdtemp, readdir, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { generateHybridIdentity } from 'age-encryption';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import {
  findKey,
  generateKeyFile,
  KeyFileError,
  keyFilePath,
  readKeyFile,
  readSingleKey,
  removeKeyFile,
  writeKeyFile,
} from '#lib/feedback/crypto/key-file';
import { generateOfficeKey } from '#lib/feedback/crypto/sealing';

const KEY = await generateOfficeKey();

let folder: string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'disclosure-key-'));
});
afterEach(() => rm(folder, { recursive: true }));

/** Writes a text where the key should lie, and gives its path. */
async function withText(text: string): Promise<string> {
  const path = keyFilePath(folder, KEY.recipient);
  await writeFile(path, text);
  return path;
}

describe('a key file', () => {
  test('is read back as it was written', async () => {
    const path = join(folder, 'key.txt');
    expect(await writeKeyFile(path, KEY)).toEqual(KEY);
    expect(await readSingleKey(path)).toEqual(KEY);
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
      const { path } = await generateKeyFile(folder);
      expect((await stat(path)).mode & 0o777).toBe(0o600);
    } finally {
      process.umask(before);
    }
  });

  test('is never written over another', async () => {
    const path = join(folder, 'key.txt');
    await writeKeyFile(path, KEY);
    await expect(writeKeyFile(path, await generateOfficeKey())).rejects.toThrow('EEXIST');
    expect(await readSingleKey(path)).toEqual(KEY);
  });

  test('has a name of its own for each key, which tells nothing that opens', async () => {
    const { path, key } = await generateKeyFile(folder);
    expect(path).toBe(keyFilePath(folder, key.recipient));
    expect(path).not.toBe(keyFilePath(folder, KEY.recipient));
    expect(await readdir(folder)).toEqual([`office-key-${key.recipient.slice(4, 16)}.txt`]);
  });

  test('is made where there is a folder, and nowhere else', async () => {
    await expect(generateKeyFile(join(folder, 'nowhere'))).rejects.toThrow('ENOENT');
  });

  test('can be removed, and once is enough', async () => {
    const { path } = await generateKeyFile(folder);
    await removeKeyFile(path);
    await removeKeyFile(path);
    expect(await readdir(folder)).toEqual([]);
  });
});

const OTHER = await generateOfficeKey();
const HYBRID = await generateHybridIdentity();

/** With its last letter changed. */
const misspelt = (identity: string) => identity.replace(/.$/, (last) => (last === 'Q' ? 'P' : 'Q'));

describe('a key file that somebody else wrote', () => {
  test.each<[string, string]>([
    ['the key alone', `${KEY.identity}`],
    [
      'comments of age',
      `# created: 2024-12-02T10:20:00+08:00\n# public key: ${KEY.recipient}\n${KEY.identity}\n`,
    ],
    ['line ends of Windows', `# 备份\r\n${KEY.identity}\r\n`],
    ['line ends of an old Mac', `# 备份\r${KEY.identity}\r`],
    ['a byte order mark', `\ufeff${KEY.identity}\n`],
    ['a byte order mark before a comment', `\ufeff# 备份\n${KEY.identity}\n`],
    ['blanks around the key', `  \t${KEY.identity}  \n`],
    ['an indented comment', `  # 备份\n${KEY.identity}\n`],
    ['empty lines', `\n\n${KEY.identity}\n \n`],
    ['the key twice', `${KEY.identity}\n${KEY.identity}\n`],
    ['another that is commented out', `# ${OTHER.identity}\n${KEY.identity}\n`],
  ])('is read with %s', async (_, text) => {
    expect(await readKeyFile(await withText(text))).toEqual([KEY]);
  });

  test('is read as Windows saves it in UTF-16', async () => {
    const path = await withText('');
    await writeFile(path, Buffer.from(`\ufeff# 备份\r\n${KEY.identity}\r\n`, 'utf16le'));
    expect(await readKeyFile(path)).toEqual([KEY]);
  });

  test('gives every key in it, in its order', async () => {
    const text = `# new\n${OTHER.identity}\n\n# old\n${KEY.identity}\n${HYBRID}\n`;
    const keys = await readKeyFile(await withText(text));
    expect(keys.slice(0, 2)).toEqual([OTHER, KEY]);
    expect(keys[2]).toEqual({ identity: HYBRID, recipient: expect.stringMatching(/^age1pq1/) });
  });

  test.each<[string, string, string]>([
    ['nothing', '', '里没有私钥'],
    ['a key that is commented out', `# ${KEY.identity}`, '里没有私钥'],
    ['half a key', KEY.identity.slice(0, 40), '第 1 行的私钥不完整，或者抄错了'],
    ['a key with a slip', misspelt(KEY.identity), '第 1 行的私钥不完整，或者抄错了'],
    [
      'a broken key among good ones',
      `# 备份\r\n${KEY.identity}\r\n\r\n${misspelt(OTHER.identity)}\r\n${OTHER.identity}`,
      '第 4 行的私钥不完整，或者抄错了',
    ],
    ['a broken hybrid key', `${KEY.identity}\n${misspelt(HYBRID)}`, '第 2 行的私钥不完整，或者抄错了'],
    ['two keys on a line', `${KEY.identity} ${OTHER.identity}`, '第 1 行的私钥不完整，或者抄错了'],
    ['a letter', '您好\n', '第 1 行不是私钥'],
    ['a letter behind a key', `${KEY.identity}\n您好`, '第 2 行不是私钥'],
    ['a key in small letters', KEY.identity.toLowerCase(), '第 1 行不是私钥'],
    ['a key of an unknown kind', 'AGE-SECRET-KEY-NEW-1QQQ', '第 1 行不是私钥'],
    ['a recipient alone', KEY.recipient, '第 1 行不是私钥：这是公钥，不是私钥'],
    [
      'the identity of a plugin',
      `${KEY.identity}\nAGE-PLUGIN-YUBIKEY-1QQQ`,
      '第 2 行不是私钥：这是要靠插件（硬件密钥等）使用的私钥，这里不能用；请用 age -d 打开，或换别的私钥',
    ],
    [
      'a key of SSH',
      '-----BEGIN OPENSSH PRIVATE KEY-----\nb3Bl',
      '第 1 行不是私钥：这是 SSH 等其他格式的密钥，不能用来打开反馈；要用 AGE-SECRET-KEY-1 开头的私钥',
    ],
    [
      'keys behind a passphrase',
      'age-encryption.org/v1\n-> scrypt',
      '第 1 行不是私钥：这个文件用口令加了密，请先用 age -d 解开',
    ],
    [
      'keys behind a passphrase, in letters',
      '-----BEGIN AGE ENCRYPTED FILE-----\nYWdl',
      '第 1 行不是私钥：这个文件用口令加了密，请先用 age -d 解开',
    ],
  ])('is refused with %s in it', async (_, text, words) => {
    const failed = await readKeyFile(await withText(text)).catch((error: unknown) => error);
    expect(failed).toBeInstanceOf(KeyFileError);
    expect(failed).toHaveProperty('message', words);
  });

  test('of which one key is needed is refused with several, and with one that nothing is sealed to', async () => {
    await expect(readSingleKey(await withText(`${KEY.identity}\n${OTHER.identity}`))).rejects.toThrow(
      '里有 2 个私钥，这里只能有一个：请把要用的那一个单独放在一个文件里',
    );
    await expect(readSingleKey(await withText(HYBRID))).rejects.toThrow(
      '里的私钥是后量子的一种，只能用来打开，不能登记',
    );
  });

  test.each<[string, string, boolean]>([
    ['nothing', '', true],
    ['half a key', KEY.identity.slice(0, 40), true],
    ['half of the prefix', KEY.identity.slice(0, 8), true],
    ['a letter', '您好', false],
    ['a key of SSH', '-----BEGIN OPENSSH PRIVATE KEY-----', false],
    ['two keys', `${KEY.identity}\n${OTHER.identity}`, false],
  ])('may or may not come from a writing that was cut off: %s', async (_, text, mayBeCutOff) => {
    await expect(readSingleKey(await withText(text))).rejects.toMatchObject({ mayBeCutOff });
  });

  test('is refused, by the file system’s own words, when it cannot be read', async () => {
    await expect(readKeyFile(join(folder, 'missing.txt'))).rejects.toThrow('ENOENT');
    await expect(readKeyFile(folder)).rejects.toThrow('EISDIR');
  });
});

describe('the key of a recipient in a folder', () => {
  test('is there when its file is', async () => {
    const { key } = await generateKeyFile(folder);
    expect(await findKey(folder, key.recipient)).toBe('there');
  });

  test('is not there without the file, among others or not, nor without the folder', async () => {
    await generateKeyFile(folder);
    expect(await findKey(folder, KEY.recipient)).toBe('other');
    expect(await findKey(join(folder, 'nowhere'), KEY.recipient)).toBe('none');
  });

  test('is there when its file holds others too', async () => {
    await withText(`${OTHER.identity}\n${KEY.identity}`);
    expect(await findKey(folder, KEY.recipient)).toBe('there');
  });

  test('is another when the file of that name holds another', async () => {
    await withText((await generateOfficeKey()).identity);
    expect(await findKey(folder, KEY.recipient)).toBe('other');
  });

  test('cannot be read when the file of that name holds none', async () => {
    await withText('');
    expect(await findKey(folder, KEY.recipient)).toBe('unreadable');
  });

  test('cannot be read when a folder has that name', async () => {
    await mkdir(keyFilePath(folder, KEY.recipient));
    expect(await findKey(folder, KEY.recipient)).toBe('unreadable');
  });

  test('is there whatever the file’s mode, as long as it can be read', async () => {
    const { path, key } = await generateKeyFile(folder);
    await chmod(path, 0o400);
    expect(await findKey(folder, key.recipient)).toBe('there');
  });
});
