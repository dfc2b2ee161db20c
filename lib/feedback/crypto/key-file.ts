import { open, readdir, readFile, rm } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { errorCode } from '#lib/error-code';
import { generateOfficeKey, type OfficeKey, recipientOf } from '#lib/feedback/crypto/sealing';

/** An identity file does not hold what it should. The message, in Chinese, follows the file's name and shows no key. */
export class KeyFileError extends Error {
  override name = 'KeyFileError';

  constructor(
    message: string,
    /** Whether writing the file may have been cut off: there is no key in it, or a part of one. */
    readonly mayBeCutOff: boolean,
    options?: ErrorOptions,
  ) {
    super(message, options);
  }
}

/** The path of the key file of `recipient` in the data folder: each key has a file of its own. */
export function keyFilePath(folder: string, recipient: string): string {
  return join(folder, `office-key-${recipient.slice('age1'.length, 16)}.txt`);
}

/** The prefixes of identities that open here: X25519, and the hybrid of ML-KEM-768 with X25519. */
const IDENTITY = /^AGE-SECRET-KEY-(PQ-)?1/;

/** What else a line of such a file may be taken for, and what staff read about it. */
const NOT_IDENTITIES: readonly (readonly [line: RegExp, words: string])[] = [
  [
    /^-----BEGIN AGE ENCRYPTED FILE-----|^age-encryption\.org\/v1/,
    '这个文件用口令加了密，请先用 age -d 解开',
  ],
  [/^-----BEGIN/, '这是 SSH 等其他格式的密钥，不能用来打开反馈；要用 AGE-SECRET-KEY-1 开头的私钥'],
  [/^AGE-PLUGIN-/, '这是要靠插件（硬件密钥等）使用的私钥，这里不能用；请用 age -d 打开，或换别的私钥'],
  [/^age1/, '这是公钥，不是私钥'],
];

/**
 * Reads every identity of a file as `age -i` does: one a line, `#` begins a comment. Unlike age it forgives a byte
 * order mark, indentation and blanks at the end of a line. An identity that stands there twice is given once.
 * @returns at least one key, in the order of the file.
 * @throws KeyFileError when there is none, or a line is neither a whole identity nor a comment; the file system's
 * error when the file cannot be read.
 */
export async function readKeyFile(path: string): Promise<readonly OfficeKey[]> {
  const bytes = await readFile(path);
  // As Windows may save a text: a decoder takes off the mark itself, but must be told of the other encoding.
  const isUtf16 = bytes[0] === 0xff && bytes[1] === 0xfe;
  const text = new TextDecoder(isUtf16 ? 'utf-16le' : 'utf-8').decode(bytes);
  const keys = new Map<string, OfficeKey>();
  for (const [index, written] of text.split(/\r\n?|\n/).entries()) {
    const line = written.trim();
    if (line === '' || line.startsWith('#')) continue;
    const place = `第 ${index + 1} 行`;
    if (!IDENTITY.test(line)) {
      const words = NOT_IDENTITIES.find(([pattern]) => pattern.test(line))?.[1];
      // Writing may have been cut off within the prefix itself.
      throw new KeyFileError(
        `${place}不是私钥${words ? `：${words}` : ''}`,
        'AGE-SECRET-KEY-1'.startsWith(line),
      );
    }
    keys.set(line, { identity: line, recipient: await recipientAt(place, line) });
  }
  if (keys.size === 0) throw new KeyFileError('里没有私钥', true);
  return [...keys.values()];
}

async function recipientAt(place: string, identity: string): Promise<string> {
  try {
    return await recipientOf(identity);
  } catch (cause) {
    throw new KeyFileError(`${place}的私钥不完整，或者抄错了`, true, { cause });
  }
}

/**
 * Reads a file that must hold exactly one key, of the kind that submissions are sealed to (X25519).
 * @throws KeyFileError when it holds more, or another kind; and as `readKeyFile` does.
 */
export async function readSingleKey(path: string): Promise<OfficeKey> {
  const [key, ...more] = await readKeyFile(path);
  if (!key || more.length > 0)
    throw new KeyFileError(
      `里有 ${more.length + 1} 个私钥，这里只能有一个：请把要用的那一个单独放在一个文件里`,
      false,
    );
  if (!key.identity.startsWith('AGE-SECRET-KEY-1'))
    throw new KeyFileError('里的私钥是后量子的一种，只能用来打开，不能登记', false);
  return key;
}

/**
 * Writes a key to a new file with mode 0600, syncs it, and returns the key as read back from the disk.
 * @throws KeyFileError when something else was read back; the file system's error when there is such a file.
 */
export async function writeKeyFile(path: string, key: OfficeKey): Promise<OfficeKey> {
  const text = [
    '# 打开反馈的私钥。有了它才能读反馈，丢了它，已经收到的反馈就再也读不出来。',
    '# 请妥善保管、留好备份，不要发给别人。',
    `# public key: ${key.recipient}`,
    key.identity,
    '',
  ].join('\n');
  const file = await open(path, 'wx', 0o600);
  try {
    await file.writeFile(text);
    await file.sync();
  } finally {
    await file.close();
  }
  await syncFolder(dirname(path));
  const written = await readSingleKey(path);
  if (written.identity !== key.identity || written.recipient !== key.recipient)
    throw new KeyFileError('读回来的内容与写进去的不一样', false);
  return written;
}

/** Generates a key and writes it to its file in `folder`. */
export async function generateKeyFile(folder: string): Promise<{ path: string; key: OfficeKey }> {
  const made = await generateOfficeKey();
  const path = keyFilePath(folder, made.recipient);
  return { path, key: await writeKeyFile(path, made) };
}

/** How the key of a recipient stands in a data folder; `other`: keys lie there, but not this one. */
export type KeyPresence = 'there' | 'unreadable' | 'other' | 'none';

/** Looks for the key of `recipient` in the data folder, in its own file, perhaps among others. */
export async function findKey(folder: string, recipient: string): Promise<KeyPresence> {
  try {
    const keys = await readKeyFile(keyFilePath(folder, recipient));
    return keys.some((key) => key.recipient === recipient) ? 'there' : 'other';
  } catch (error) {
    if (!['ENOENT', 'ENOTDIR'].includes(errorCode(error))) return 'unreadable';
    return (await keyFilesIn(folder)).length > 0 ? 'other' : 'none';
  }
}

/** The paths of the key files in a folder; none where it cannot be read. */
export async function keyFilesIn(folder: string): Promise<string[]> {
  const names = await readdir(folder).catch(() => []);
  return names.filter((name) => /^office-key-.*\.txt$/.test(name)).map((name) => join(folder, name));
}

/** A key that lies in a data folder already, with its file; null where none does that can be read and sealed to. */
export async function keyLyingIn(folder: string): Promise<{ path: string; key: OfficeKey } | null> {
  for (const path of (await keyFilesIn(folder)).sort()) {
    const key = await readSingleKey(path).catch(() => null);
    if (key && path === keyFilePath(folder, key.recipient)) return { path, key };
  }
  return null;
}

/** Removes a key file that nothing was ever sealed to. */
export async function removeKeyFile(path: string): Promise<void> {
  await rm(path, { force: true });
}

/**
 * Destroys a key file: overwritten, and removed. File systems that write elsewhere, disks and backups may keep what it held.
 * There may be none any more.
 * @throws the file system's error.
 */
export async function destroyKeyFile(path: string): Promise<void> {
  try {
    const file = await open(path, 'r+');
    try {
      const { size } = await file.stat();
      await file.write(new Uint8Array(size), 0, size, 0);
      await file.sync();
    } finally {
      await file.close();
    }
    await rm(path);
    await syncFolder(dirname(path));
  } catch (error) {
    if (errorCode(error) !== 'ENOENT') throw error;
  }
}

/** Syncs a folder: a new file's name is durable only after that. */
async function syncFolder(folder: string): Promise<void> {
  // Windows keeps names durable by itself, and syncs no folder.
  if (process.platform === 'win32') return;
  const handle = await open(folder, 'r');
  try {
    await handle.sync();
  } finally {
    await handle.close();
  }
}
