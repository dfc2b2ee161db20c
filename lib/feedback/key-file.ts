import { open, readFile, rm } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { makeOfficeKey, type OfficeKey, recipientOf } from '#lib/feedback/sealing';

/** A file does not hold the key that it should. */
export class KeyFileWrong extends Error {
  override name = 'KeyFileWrong';
}

/** Where the key of `recipient` lies below the folder of the data: each key has a file of its own. */
export function keyFileIn(folder: string, recipient: string): string {
  return join(folder, `office-key-${recipient.slice('age1'.length, 16)}.txt`);
}

/**
 * The key in a file as age writes it: lines that begin with `#` are remarks.
 * @throws KeyFileWrong when there is no key in it; the file system's error when it cannot be read.
 */
export async function readKeyFile(path: string): Promise<OfficeKey> {
  const lines = (await readFile(path, 'utf8')).split(/\r?\n/);
  const identity = lines.find((line) => line.startsWith('AGE-SECRET-KEY-1'))?.trim();
  if (!identity) throw new KeyFileWrong(`${path} holds no key`);
  try {
    return { identity, recipient: await recipientOf(identity) };
  } catch (cause) {
    throw new KeyFileWrong(`${path} holds a key that is not whole`, { cause });
  }
}

/**
 * Writes a key to a new file that its owner alone may read, and gives it back as it then stands on the disk.
 * @throws KeyFileWrong when something else was read back; the file system's error when there is such a file.
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
  const written = await readKeyFile(path);
  if (written.identity !== key.identity || written.recipient !== key.recipient)
    throw new KeyFileWrong(`${path} reads otherwise than it was written`);
  return written;
}

/** Makes a new key and writes it into `folder`. */
export async function makeKeyFile(folder: string): Promise<{ path: string; key: OfficeKey }> {
  const made = await makeOfficeKey();
  const path = keyFileIn(folder, made.recipient);
  return { path, key: await writeKeyFile(path, made) };
}

/** Whether the folder of the data holds the key of `recipient`. */
export async function holdsKey(folder: string, recipient: string): Promise<boolean> {
  const key = await readKeyFile(keyFileIn(folder, recipient)).catch(() => null);
  return key?.recipient === recipient;
}

/** Removes a key file that nothing was ever sealed to. */
export async function removeKeyFile(path: string): Promise<void> {
  await rm(path, { force: true });
}

/** A file's name is durable once its folder is. */
async function syncFolder(folder: string): Promise<void> {
  const handle = await open(folder, 'r');
  try {
    await handle.sync();
  } finally {
    await handle.close();
  }
}
