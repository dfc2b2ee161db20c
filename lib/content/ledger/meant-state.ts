import { LEDGER_STATES } from '#lib/model/ledger/ledger';

const CHOICE = LEDGER_STATES.map((state) => `“${state}”`).join('');

const DONE = '做完了的写“已完成”';
const UNDER_WAY = '还在做的，按实际写“基本完成”“持续推进”或者“未完成”';
const NOT_BEGUN = '还没有做的写“未完成”';

/** Other usual words of spreadsheets, and the states that may be meant: which it is, the office decides. */
const MEANT: Readonly<Record<string, string>> = {
  已整改: DONE,
  整改完成: DONE,
  已整改完成: DONE,
  完成: DONE,
  已办结: DONE,
  已销号: DONE,
  销号: DONE,
  整改到位: DONE,
  已整改到位: DONE,
  '100%': DONE,
  '√': DONE,
  是: DONE,
  整改中: UNDER_WAY,
  正在整改: UNDER_WAY,
  推进中: UNDER_WAY,
  进行中: UNDER_WAY,
  正在推进: UNDER_WAY,
  部分完成: UNDER_WAY,
  未整改: NOT_BEGUN,
  尚未整改: NOT_BEGUN,
  尚未完成: NOT_BEGUN,
  未启动: NOT_BEGUN,
  '×': NOT_BEGUN,
  否: NOT_BEGUN,
  持续整改: UNDER_WAY,
  长期整改: '要一直做下去的写“长期坚持”，还在做的写“持续推进”',
};

/** One of the states with a remark behind it: 已完成（2024年9月）. */
const WITH_REMARK = new RegExp(`^(${LEDGER_STATES.join('|')})\\s*[（(，,；;。、：:\\d]`);

/**
 * Says which states there are and, for another usual word, which of them it may mean: of a row of a ledger, or of an item.
 * In Chinese, for staff.
 */
export function expectedState(written: string): string {
  const closed = written.replace(/\s/g, '');
  const spaced = LEDGER_STATES.find((state) => state === closed);
  if (spaced !== undefined) return `“${spaced}”，中间没有空格、没有换行`;
  const [, state] = WITH_REMARK.exec(written) ?? [];
  if (state !== undefined) return `这里只写“${state}”，后面的话移到别处：台账移到“整改进展”，各条移到正文`;
  return `${CHOICE}当中的一种${Object.hasOwn(MEANT, closed) ? `。${MEANT[closed]}` : ''}`;
}
