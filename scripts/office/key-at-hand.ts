import { errorCode } from '#lib/error-code';
import { KeyFileWrong, keyFileIn, readKeyFile } from '#lib/feedback/key-file';
import type { OfficeKey } from '#lib/feedback/sealing';
import type { FeedbackStore } from '#lib/feedback/store/store';
import { CommandError } from '../run';
import type { StoreConfig } from '../store';

/** The office's identity, or why it is not at hand. */
export type KeyAtHand = { readonly identity: string } | { readonly identity: null; readonly missing: string };

/**
 * The key that opens what is stored: in a file that was named, or beside the data.
 * @throws CommandError when the named file holds none.
 */
export async function keyAtHand(
  store: Pick<FeedbackStore, 'office'>,
  { DATA_DIR }: StoreConfig,
  named: string | undefined,
): Promise<KeyAtHand> {
  const office = await store.office();
  if (named !== undefined) {
    const { identity, recipient } = await readNamed(named);
    if (office && office.recipient !== recipient)
      console.error('提醒：这个文件里的私钥不是现在登记的那一个，可能打不开。');
    return { identity };
  }
  if (!office) return { identity: null, missing: '还没有办公室的密钥' };
  const path = keyFileIn(DATA_DIR, office.recipient);
  try {
    return { identity: (await readKeyFile(path)).identity };
  } catch (error) {
    const trouble = office.custody === 'elsewhere' ? '私钥由办公室另外保管' : troubleWith(path, error);
    return { identity: null, missing: `${trouble}；请用 --identity 写明私钥文件，例如 --identity 文件名` };
  }
}

/** The same for a command that can do nothing without. @throws CommandError when no key is at hand. */
export async function neededKey(
  store: Pick<FeedbackStore, 'office'>,
  config: StoreConfig,
  named: string | undefined,
): Promise<string> {
  const found = await keyAtHand(store, config, named);
  if (found.identity === null) throw new CommandError(`打不开：${found.missing}。`);
  return found.identity;
}

async function readNamed(path: string): Promise<OfficeKey> {
  try {
    return await readKeyFile(path);
  } catch (error) {
    throw new CommandError(`打不开：${troubleWith(path, error)}。`);
  }
}

/** What keeps a key from being read, in words. @throws what nobody can mend. */
export function troubleWith(path: string, error: unknown): string {
  if (error instanceof KeyFileWrong) return `文件 ${path} 里没有完整的私钥`;
  const code = errorCode(error);
  if (code === 'ENOENT' || code === 'ENOTDIR') return `没有私钥文件 ${path}`;
  if (code === 'EACCES' || code === 'EPERM') return `没有权限读取私钥文件 ${path}`;
  if (code === 'EISDIR') return `${path} 是文件夹，不是私钥文件`;
  throw error;
}
