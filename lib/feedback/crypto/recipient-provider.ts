import { existsSync } from 'node:fs';
import {
  findKey,
  generateKeyFile,
  type KeyPresence,
  keyFilePath,
  keyLyingIn,
  removeKeyFile,
} from '#lib/feedback/crypto/key-file';
import type { FeedbackStore, Office } from '#lib/feedback/store/store';
import { withFileErrors } from '#lib/feedback/store/unavailable';
import { SingleFlight } from '#lib/single-flight';

/** Reasons why there is no recipient to seal to, with the text for staff. */
export const UNREADY_REASONS = {
  'no-key': '还没有办公室的密钥，请运行 npm run office -- key 文件名',
  'key-lost':
    '数据库里有办公室的公钥，但找不到对应的私钥文件，也没有私钥已移走的记录；请把私钥文件放回 DATA_DIR。如果它再也找不到，可以换一个新的：npm run office -- key 文件名 --replace，代价是以前收到的反馈再也读不出来',
  'key-other':
    'DATA_DIR 里的私钥不是这个数据库的，数据库和私钥可能来自不同的文件夹；请把配套的数据库和私钥放在一起。如果配套的私钥再也找不到，可以换一个新的：npm run office -- key 文件名 --replace，代价是以前收到的反馈再也读不出来',
  'key-unreadable': 'DATA_DIR 里的私钥文件读不出来；请检查它的权限（应属于运行网站的账号）和内容',
} as const;

/** The recipient to seal to, or why there is none. */
export type RecipientState =
  | { readonly recipient: string; readonly custody: Office['custody'] }
  | { readonly recipient: null; readonly reason: keyof typeof UNREADY_REASONS };

const UNREADY = { none: 'key-lost', other: 'key-other', unreadable: 'key-unreadable' } as const;

/** Provides the office's recipient. */
export interface RecipientProvider {
  /** The recipient to seal to now. @throws StoreUnavailable. */
  ready(): Promise<RecipientState>;
}

/**
 * Provides the recipient that the store holds, but only while its identity exists: as a file in the data folder, or,
 * by the store's record, elsewhere. Nothing is sealed to a key that nobody has.
 * @param keyFolder where the key's file is looked for, and generated when there is no key yet; null: never generated here.
 * @param announce is called with the path of a key that was registered, and whether it is new; null: none is registered,
 * also where there is none yet.
 */
export function createRecipientProvider(
  store: Pick<FeedbackStore, 'office' | 'registerOffice'>,
  keyFolder: string | null,
  announce: ((path: string, isNew: boolean) => void) | null = () => undefined,
): RecipientProvider {
  /** The recipient whose file was read once: from then on it is enough that the file exists. */
  let seen: string | null = null;

  async function presence(recipient: string): Promise<KeyPresence> {
    if (keyFolder === null) return 'none';
    if (seen === recipient && existsSync(keyFilePath(keyFolder, recipient))) return 'there';
    const found = await findKey(keyFolder, recipient);
    seen = found === 'there' ? recipient : null;
    return found;
  }

  async function stand(office: Office): Promise<RecipientState> {
    const { recipient, custody } = office;
    const found = custody === 'elsewhere' ? 'there' : await presence(recipient);
    return found === 'there' ? { recipient, custody } : { recipient: null, reason: UNREADY[found] };
  }

  /**
   * Registers a key: the one that lies in the folder, since the database may have lost its record of it, or a new one. It is
   * on the disk before anything can be sealed to it; of several processes one wins.
   */
  async function make(folder: string): Promise<RecipientState> {
    unregistered ??= await keyToRegister(folder);
    const { path, key, isNew } = unregistered;
    const standing = await store.registerOffice({ recipient: key.recipient, custody: 'beside-data' });
    unregistered = null;
    const readiness = await stand(standing);
    if (standing.recipient === key.recipient) announce?.(path, isNew);
    else if (isNew && readiness.recipient !== null) await removeKeyFile(path);
    return readiness;
  }

  /** A generated key whose registration failed: the next attempt registers it. */
  let unregistered: Awaited<ReturnType<typeof keyToRegister>> | null = null;
  const making = new SingleFlight<RecipientState>();

  return {
    ready: async () => {
      const office = await store.office();
      if (office) return stand(office);
      if (keyFolder === null || announce === null) return { recipient: null, reason: 'no-key' };
      return making.run('key', () => make(keyFolder));
    },
  };
}

async function keyToRegister(folder: string) {
  const lying = await keyLyingIn(folder);
  if (lying) return { ...lying, isNew: false };
  return { ...(await withFileErrors(() => generateKeyFile(folder))), isNew: true };
}
