import type { InboxSnapshot } from '../../work/inbox-types';

/** The steps of exchanging the office's key, as the list of steps names them. */
export const EXCHANGE_STEPS = [
  '输入口令，开始更换',
  '保存新的收件箱文件',
  '打开保存好的文件，输入口令',
  '打印新的恢复单，填写核对码',
  '把新密钥文件交给同事，重新加密',
] as const;

/** Whether this inbox exchanged the office's key, and something is left to do. */
export function isOwnExchange({ office, devices }: Pick<InboxSnapshot, 'office' | 'devices'>): boolean {
  const exchange = office?.exchange;
  return exchange?.step === 'switched' && devices.some(({ id, isOwn }) => isOwn && id === exchange.device);
}
