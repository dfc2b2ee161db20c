import { KeyFileWrong, readSingleKey } from '#lib/feedback/crypto/key-file';
import { type OfficeKey, openSeal, SealUnreadable, seal } from '#lib/feedback/crypto/sealing';
import type { Random } from '#lib/random';

/** Bytes of the test's words. */
const TEST_BYTES = 16;

/**
 * Proves that a key file opens what is sealed to its recipient: both as they stand on the disk, with words of no
 * meaning. Gives the key.
 * @throws KeyFileWrong when it does not, or does not hold exactly one key; the file system's error when it cannot be read.
 */
export async function proveKeyFile(path: string, random: Random): Promise<OfficeKey> {
  const key = await readSingleKey(path);
  const message = Buffer.from(random(TEST_BYTES)).toString('hex');
  const test = { notice: '', kind: 'opinion', item: null, message, name: '', contact: '' } as const;
  const sealed = await seal(test, key.recipient);
  const { identity } = await readSingleKey(path);
  const opened = await openSeal(sealed, [identity]).catch((error: unknown) => {
    if (error instanceof SealUnreadable) return null;
    throw error;
  });
  if (opened?.message !== message) throw new KeyFileWrong('里的私钥打不开用它加密的内容', false);
  return key;
}
