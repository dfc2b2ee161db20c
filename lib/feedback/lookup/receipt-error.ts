import { parseReceipt, typedCharacters } from '#lib/feedback/crypto/receipt';
import { NO_RECEIPT } from '#lib/feedback/lookup/change';

/** Digits of a receipt. */
const DIGITS = 25;

/**
 * Says what is wrong with a receipt as it was typed, in Chinese; null where it is one. Whether anything is stored under it
 * is another question, with another answer.
 */
export function receiptError(written: string): string | null {
  const { state } = parseReceipt(written);
  if (state === 'valid') return null;
  const signs = typedCharacters(written);
  if (signs === '') return NO_RECEIPT;
  if (/^\d+$/.test(signs))
    return signs.length === DIGITS
      ? '回执号抄错了：最后一位是用来核对的，与前面的数字不符。请逐位核对'
      : `回执号是${DIGITS}位数字，现在是${signs.length}位。请逐位核对`;
  return state === 'mistyped'
    ? '回执号抄错了：位数或者最后一位不符。请逐位核对'
    : `这不是回执号。回执号是${DIGITS}位数字；以前的是20位数字和字母`;
}
