import { KeyFileError, readSingleKey } from '#lib/feedback/crypto/key-file';
import { type OfficeKey, seal, UnsealError, unseal } from '#lib/feedback/crypto/sealing';
import type { Random } from '#lib/random';

/** Random bytes of the test message. */
const TEST_BYTES = 16;

/**
 * Proves that a key file on the disk opens what is sealed to its recipient, by sealing and unsealing random words. Returns
 * the key.
 * @throws KeyFileError when it does not, or does not hold exactly one key; the file system's error when it cannot be read.
 */
export async function proveKeyFile(path: string, random: Random): Promise<OfficeKey> {
  const key = await readSingleKey(path);
  const message = Buffer.from(random(TEST_BYTES)).toString('hex');
  const test = { notice: '', kind: 'opinion', item: null, message, name: '', contact: '' } as const;
  const sealed = await seal(test, key.recipient);
  const { identity } = await readSingleKey(path);
  const opened = await unseal(sealed, [identity]).catch((error: unknown) => {
    if (error instanceof UnsealError) return null;
    throw error;
  });
  if (opened?.message !== message) throw new KeyFileError('里的私钥打不开用它加密的内容', false);
  return key;
}
