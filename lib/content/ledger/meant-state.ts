import { LEDGER_STATES } from '#lib/model/ledger/ledger';

const CHOICE = LEDGER_STATES.map((state) => `“${state}”`).join('');

const DONE = '做完了的写“已完成”';
const UNDER_WAY = '还在做的，按实际写“基本完成”“持续推进”或者“未完成”';

/** Other usual words of spreadsheets, and the states that may be meant: which it is, the office decides. */
const MEANT: Readonly<Record<string, string>> = {
  已整改: DONE,
  整改完成: DONE,
  已整改完成: DONE,
  完成: DONE,
  已办结: DONE,
  整改中: UNDER_WAY,
  正在整改: UNDER_WAY,
  推进中: UNDER_WAY,
  未整改: '还没有做的写“未完成”',
};

/**
 * Says which states there are and, for another usual word, which of them it may mean: of a row of a ledger, or of an item.
 * In Chinese, for staff.
 */
export function expectedState(written: string): string {
  return `${CHOICE}当中的一种${Object.hasOwn(MEANT, written) ? `。${MEANT[written]}` : ''}`;
}
