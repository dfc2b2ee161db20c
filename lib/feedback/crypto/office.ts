import { existsSync } from 'node:fs';
import { holdsKey, keyFileIn, makeKeyFile, removeKeyFile } from '#lib/feedback/crypto/key-file';
import type { FeedbackStore, Office } from '#lib/feedback/store/store';
import { withFiles } from '#lib/feedback/store/unavailable';
import { SingleFlight } from '#lib/single-flight';

/** Why nothing can be sealed, and what staff read about it. */
export const UNREADY = {
  'no-key': '还没有办公室的密钥，请运行 npm run office -- key 文件名',
  'key-lost':
    '数据库里有办公室的公钥，但找不到对应的私钥文件，也没有私钥已移走的记录；请把私钥文件放回 DATA_DIR',
} as const;

/** To whom submissions are sealed, or why they cannot be. */
export type Readiness =
  | { readonly recipient: string; readonly custody: Office['custody'] }
  | { readonly recipient: null; readonly reason: keyof typeof UNREADY };

/** The office that opens what was sealed. */
export interface OfficeDesk {
  /** To whom to seal now. @throws StoreUnavailable. */
  ready(): Promise<Readiness>;
}

/**
 * The office whose recipient the store holds. Nothing is sealed to a key that nobody has: a key counts while its
 * file lies in the folder of the data, or while the store says that it is kept elsewhere.
 * @param keyFolder where a key is made when there is none yet, and looked for; null: no key is ever made here.
 * @param announce is told where a key lies that was made, whenever that is.
 */
export function createOfficeDesk(
  store: Pick<FeedbackStore, 'office' | 'registerOffice'>,
  keyFolder: string | null,
  announce: (path: string) => void = () => undefined,
): OfficeDesk {
  /** The recipient whose file was opened once: from then on it is enough that the file is there. */
  let seen: string | null = null;

  async function isBeside(recipient: string): Promise<boolean> {
    if (keyFolder === null) return false;
    if (seen === recipient) return existsSync(keyFileIn(keyFolder, recipient));
    const holds = await holdsKey(keyFolder, recipient);
    if (holds) seen = recipient;
    return holds;
  }

  async function stand(office: Office): Promise<Readiness> {
    const { recipient, custody } = office;
    const isKept = custody === 'elsewhere' || (await isBeside(recipient));
    return isKept ? { recipient, custody } : { recipient: null, reason: 'key-lost' };
  }

  /** The key is on the disk before anything can be sealed to it; of several processes one wins. */
  async function make(folder: string): Promise<Readiness> {
    unregistered ??= await withFiles(() => makeKeyFile(folder));
    const { path, key } = unregistered;
    const standing = await store.registerOffice({ recipient: key.recipient, custody: 'beside-data' });
    unregistered = null;
    const readiness = await stand(standing);
    if (standing.recipient === key.recipient) announce(path);
    else if (readiness.recipient !== null) await removeKeyFile(path);
    return readiness;
  }

  /** The key that was made when the store then failed: the next attempt is made with it. */
  let unregistered: Awaited<ReturnType<typeof makeKeyFile>> | null = null;
  const making = new SingleFlight<Readiness>();

  return {
    ready: async () => {
      const office = await store.office();
      if (office) return stand(office);
      if (keyFolder === null) return { recipient: null, reason: 'no-key' };
      return making.run('key', () => make(keyFolder));
    },
  };
}
