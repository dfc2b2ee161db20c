import { errorCode } from '#lib/error-code';
import { KeyFileError, keyFilePath, readKeyFile } from '#lib/feedback/crypto/key-file';
import type { OfficeKey } from '#lib/feedback/crypto/sealing';
import type { FeedbackStore } from '#lib/feedback/store/store';
import { CommandError } from '../run';
import type { OfficeContext } from './terminal';

/** The identities that decrypt the submissions, or why there are none, in Chinese. */
export type KeysAtHand =
  | { readonly identities: readonly string[] }
  | { readonly identities: null; readonly missing: string };

/**
 * Finds the keys that decrypt the submissions: all those in the named file, or the one beside the data.
 * @throws CommandError when the named file holds none, or something else.
 */
export async function keysAtHand(
  store: Pick<FeedbackStore, 'office'>,
  { config: { DATA_DIR }, terminal }: OfficeContext,
  named: string | undefined,
): Promise<KeysAtHand> {
  const office = await store.office();
  if (named !== undefined) {
    const keys = await readNamed(named);
    if (office && !keys.some(({ recipient }) => recipient === office.recipient))
      terminal.warn(
        `提醒：这个文件里的私钥${keys.length > 1 ? '都' : ''}不是现在登记的那一个，可能打不开。\n`,
      );
    return { identities: identitiesOf(keys) };
  }
  if (!office) return { identities: null, missing: '还没有办公室的密钥' };
  const path = keyFilePath(DATA_DIR, office.recipient);
  try {
    return { identities: identitiesOf(await readKeyFile(path)) };
  } catch (error) {
    const trouble = office.custody === 'elsewhere' ? '私钥由办公室另外保管' : troubleWith(path, error);
    return { identities: null, missing: `${trouble}；请用 --identity 写明私钥文件，例如 --identity 文件名` };
  }
}

/** Like `keysAtHand`, for a command that needs a key. @throws CommandError when there is none. */
export async function neededKeys(
  store: Pick<FeedbackStore, 'office'>,
  context: OfficeContext,
  named: string | undefined,
): Promise<readonly string[]> {
  const found = await keysAtHand(store, context, named);
  if (found.identities === null) throw new CommandError(`打不开：${found.missing}。`);
  return found.identities;
}

function identitiesOf(keys: readonly OfficeKey[]): string[] {
  return keys.map(({ identity }) => identity);
}

async function readNamed(path: string): Promise<readonly OfficeKey[]> {
  try {
    return await readKeyFile(path);
  } catch (error) {
    throw new CommandError(`打不开：${troubleWith(path, error)}。`);
  }
}

/** Why a key file cannot be read, in Chinese. @throws any other error. */
export function troubleWith(path: string, error: unknown): string {
  if (error instanceof KeyFileError) return `文件 ${path} ${error.message}`;
  const code = errorCode(error);
  if (code === 'ENOENT' || code === 'ENOTDIR') return `没有私钥文件 ${path}`;
  if (code === 'EACCES' || code === 'EPERM') return `没有权限读取私钥文件 ${path}`;
  if (code === 'EISDIR') return `${path} 是文件夹，不是私钥文件`;
  if (!/^E[A-Z]+$/.test(code)) throw error;
  return `私钥文件 ${path} 读不出来（${code}）`;
}
