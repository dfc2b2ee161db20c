import { keyFilePath } from '#lib/feedback/crypto/key-file';
import type { RecipientState } from '#lib/feedback/crypto/recipient-provider';
import { StoreUnavailable } from '#lib/feedback/store/unavailable';

/** The warning for a key that lies beside the data. */
const BESIDE =
  '私钥和数据放在一起，谁拿到这台机器或者它的备份，谁就能读到反馈。请另外备份这个文件：丢了它，反馈就再也读不出来。';

/** What staff read when a key was registered, in Chinese. */
export function keyText(path: string, isNew: boolean): string {
  return isNew
    ? `意见反馈：已经生成办公室的密钥，私钥在 ${path}。`
    : `意见反馈：数据库里没有登记密钥，登记了原有的一个，私钥在 ${path}。`;
}

/** What staff read when feedback can be stored, in Chinese: where the key is; null where it cannot. */
export function greeting(state: RecipientState | StoreUnavailable, folder: string): string | null {
  if (state instanceof StoreUnavailable || state.recipient === null) return null;
  const isElsewhere = state.custody === 'elsewhere';
  return isElsewhere
    ? '意见反馈：可以接收。打开反馈的私钥不在数据旁边，由办公室另外保管。'
    : `意见反馈：可以接收。打开反馈的私钥在 ${keyFilePath(folder, state.recipient)}。${BESIDE}`;
}
