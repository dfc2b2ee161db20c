import { normalizeDigits } from '#lib/content/language/half-width';
import { parseNumeral } from '#lib/content/language/numerals';
import { WINDOW_TERM } from '#lib/content/language/window-statement';

/** A statement of how long the disclosure window is, such as `公示期为7天`. */
export interface StatedLength {
  index: number;
  /** The number and the unit as written. */
  raw: string;
  count: number;
  unit: 'day' | 'working-day' | 'month';
  /** Whether it says 不少于 or 至少. */
  isLeast: boolean;
  /** Whether it uses a term for the window, such as 公示期. Without one it may be about something else. */
  isNamed: boolean;
}

const B = '[\\s\\0]*';
const LENGTH = `(?<least>(?:不少于|不得少于|至少)?)${B}(?<length>(?<![\\d〇零○一二两三四五六七八九十百年月第至到~-])(?<count>\\d{1,3}|[一二两三四五六七八九十百]{1,4}|半)${B}(?<unit>个?工作日|个?(?:自然日|日历日)|天|日|周|个?(?:星期|礼拜)|个月|年))`;
const IS = `${B}(?:(?:为|是|共|计|限|:|,)${B}){0,3}`;

const STATEMENTS: readonly RegExp[] = [
  new RegExp(`${WINDOW_TERM}${IS}${LENGTH}`, 'dg'),
  new RegExp(
    `${WINDOW_TERM}[^。;\\n]{0,40}[日号止]${B}\\)?${B}[,(]${B}(?:共计?|计|为期)?${B}${LENGTH}`,
    'dg',
  ),
  new RegExp(`${WINDOW_TERM}[^。;\\n]{0,24}起${IS}(?:为期)?${LENGTH}`, 'dg'),
  new RegExp(
    `(?:公[示开告]|监督|征求意见|接受(?:社会|群众)?监督)[^。;\\n\\d]{0,8}?(?:为期|期限|共计?)?${IS}${LENGTH}`,
    'dg',
  ),
  new RegExp(`为期${B}${LENGTH}${B}的?(?:公[示开告]|监督|征求意见)`, 'dg'),
  new RegExp(
    `(?:公[示开告布]|发布|本通报[^。;\\n\\d]{0,6})${B}(?:之日|当日|之时)?${B}(?:起|后)${B}${LENGTH}`,
    'dg',
  ),
];
const TERM = new RegExp(WINDOW_TERM);

/** Finds the statements of the disclosure window's length in `text`, in digits or in Chinese. */
export function windowLengths(text: string): StatedLength[] {
  const plain = normalizeDigits(text);
  const found = new Map<number, StatedLength>();
  for (const pattern of STATEMENTS) {
    for (const { 0: words, groups = {}, indices } of plain.matchAll(pattern)) {
      const [index, end] = indices?.groups?.length ?? [];
      if (index === undefined || end === undefined || found.has(index)) continue;
      const measure = measureOf(groups.count ?? '', groups.unit ?? '');
      if (measure === null) continue;
      const raw = text.slice(index, end).replaceAll('\0', '');
      found.set(index, { index, raw, ...measure, isLeast: groups.least !== '', isNamed: TERM.test(words) });
    }
  }
  return [...found.values()].sort((a, b) => a.index - b.index);
}

/** The number of days, working days or months; null when it cannot be told. */
function measureOf(count: string, unit: string): Pick<StatedLength, 'count' | 'unit'> | null {
  if (count === '半') return /月/.test(unit) ? { count: 15, unit: 'day' } : null;
  const value = parseNumeral(count);
  if (Number.isNaN(value) || value === 0) return null;
  if (/工作日/.test(unit)) return { count: value, unit: 'working-day' };
  if (/周|星期|礼拜/.test(unit)) return { count: 7 * value, unit: 'day' };
  if (unit === '年') return { count: 12 * value, unit: 'month' };
  return { count: value, unit: /月/.test(unit) ? 'month' : 'day' };
}
