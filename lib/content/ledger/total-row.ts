import type { LedgerLine } from '#lib/content/ledger/read-ledger';

/** Rows that count the others, by what stands in one of their first cells. */
const TOTAL = /^(?:合|总|小)\s*计$/;

/** Says of a ledger's row that counts the others, in Chinese for staff, that it goes; null of any other row. */
export function totalAdvice({ cells }: LedgerLine): string | null {
  const total = cells.slice(0, 2).find((text) => TOTAL.test(text));
  if (total === undefined) return null;
  return `每一行是一个问题。“${total}”这一行不是，请删去：项数由网站自己数`;
}
