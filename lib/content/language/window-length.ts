import { normalizeDigits } from '#lib/content/language/half-width';
import { parseNumeral } from '#lib/content/language/numerals';
import { EARLIER_WINDOW, WINDOW_TERM } from '#lib/content/language/window-forms';

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
  /** Whether it can be about nothing else: `公示期为7天`, with nothing before it that says of what else. */
  isCertain: boolean;
}

const B = '[\\s\\0]{0,8}';
const LENGTH = `(?<least>(?:不少于|不得少于|至少)?)${B}(?<length>(?<![\\d〇零○一二两三四五六七八九十百年月第至到~-])(?<count>\\d{1,3}|[一二两三四五六七八九十百]{1,4}|半)${B}(?<unit>个?工作日|个?(?:自然日|日历日)|天|日|周|个?(?:星期|礼拜)|个月|年))`;
const IS = `${B}(?:(?:为|是|共|计|限|:|,)${B}){0,3}`;
/** A term for no other period, where no word before it says of what: not 任前公示期 nor 2024年公示期. */
const OWN_TERM = `(?<![\\p{Script=Han}\\d](?<!(?:本|次|通报|情况|结果)的?))(?:公示(?:期限|时间|期)|公开期限)`;

const CERTAIN: readonly RegExp[] = [
  new RegExp(`${OWN_TERM}${IS}(?:为期)?${LENGTH}`, 'dgu'),
  new RegExp(`${OWN_TERM}${B}\\(${B}(?:共计?)?${LENGTH}${B}\\)`, 'dgu'),
  new RegExp(
    `${OWN_TERM}[^。;\\n内]{0,40}[日号止]${B}\\)?${B}(?:[,(]${B}(?:共计?|计|为期)|\\()${B}${LENGTH}`,
    'dgu',
  ),
];
const POSSIBLE: readonly RegExp[] = [
  new RegExp(`${WINDOW_TERM}${IS}${LENGTH}`, 'dgu'),
  new RegExp(
    `${WINDOW_TERM}[^。;\\n]{0,40}[日号止]${B}\\)?${B}[,(]${B}(?:共计?|计|为期)?${B}${LENGTH}`,
    'dgu',
  ),
  new RegExp(`${WINDOW_TERM}[^,。;\\n]{0,24}起${IS}(?:为期)?${LENGTH}`, 'dgu'),
  new RegExp(
    `(?:公[示开告]|监督|征求意见|接受(?:社会|群众)?监督)[^。;\\n\\d]{0,8}?(?:为期|期限|共计?)?${IS}${LENGTH}`,
    'dgu',
  ),
  new RegExp(`为期${B}${LENGTH}${B}的?(?:公[示开告]|监督|征求意见)`, 'dgu'),
  new RegExp(
    `(?:公[示开告布]|发布|本通报[^,。;\\n\\d]{0,6})${B}(?:之日|当日|之时)?${B}(?:起|后)${B}${LENGTH}`,
    'dgu',
  ),
];
const TERM = new RegExp(WINDOW_TERM);
/** One of these stands in every statement of a length, and a number with a unit: cheap first tests. */
const SIGN = /公[示开告布]|监督|征求意见|发布|本通报|期|时间|时限/;
const LENGTH_SIGN = new RegExp(LENGTH, 'u');

/** Every form that a statement of a length may have, and the first tests that a text with any of them passes. */
export const LENGTH_FORMS = { patterns: [...CERTAIN, ...POSSIBLE], signs: [SIGN, LENGTH_SIGN] } as const;

/** Finds the statements of the disclosure window's length in `text`, in digits or in Chinese. */
export function windowLengths(text: string): StatedLength[] {
  if (!SIGN.test(text)) return [];
  const plain = normalizeDigits(text);
  if (!LENGTH_SIGN.test(plain)) return [];
  const found = new Map<number, StatedLength>();
  for (const pattern of LENGTH_FORMS.patterns) {
    for (const match of plain.matchAll(pattern)) {
      const { 0: words, groups = {}, indices } = match;
      const [index, end] = indices?.groups?.length ?? [];
      if (index === undefined || end === undefined || found.has(index)) continue;
      const measure = measureOf(groups.count ?? '', groups.unit ?? '');
      if (measure === null || isOtherPeriod(plain, match.index, end, words)) continue;
      const raw = text.slice(index, end).replaceAll('\0', '');
      const isCertain = CERTAIN.includes(pattern) && !EARLIER_WINDOW.test(plain.slice(0, match.index));
      const isNamed = TERM.test(words);
      found.set(index, { index, raw, ...measure, isLeast: groups.least !== '', isNamed, isCertain });
    }
  }
  return [...found.values()].sort((a, b) => a.index - b.index);
}

/** What follows a length that is a time limit, a point in time, the first of two days or about. */
const NO_LENGTH =
  /^[\s\0]{0,8}(?:[之以]?[内后前]|左右|上下|以上|以下|多|余|[至到~-]|的(?!公[示开告]|监督|征求))/u;
/** A time limit for comments, counted from the publication: that of the window in other words. */
const COMMENTS_UNTIL = /^[\s\0]{0,8}[之以]?内(?:[^。;\n]{0,30}(?:提出|反映|反馈|意见|建议|异议)|[。;\n]|$)/u;
const FROM_PUBLICATION = /(?:公[示布开告]|发布)(?:之日|当日)起/;
/** Words of a clause that is about what the office does, and when. */
const DUTY = /答复|回复|办结|办理|完成|公布结果|满(?!意)|整改期|留存|保存|保管/;
/** Words of a sentence on the time limits of petitions and complaints, which the law sets. */
const PETITION = /信访|举报|投诉|申诉|条例|办法|规定|办理期限/;

/** Whether a length in `text`, stated from `start` to `end` as `words`, is plainly that of another period. */
function isOtherPeriod(text: string, start: number, end: number, words: string): boolean {
  const after = text.slice(end, end + 48);
  const isForComments = FROM_PUBLICATION.test(words) && COMMENTS_UNTIL.test(after);
  if (NO_LENGTH.test(after) && !isForComments) return true;
  const rest = /^[^,。;\n]*/.exec(after)?.[0] ?? '';
  const before = /[^。;\n]*$/.exec(text.slice(Math.max(0, start - 48), start))?.[0] ?? '';
  const clause = (before + text.slice(start, end)).split(',').at(-1) + rest;
  if (DUTY.test(clause)) return true;
  const sentence = before + words + (/^[^。;\n]*/.exec(after)?.[0] ?? '');
  const isOfPublication = /公[示开]/.test(words);
  return !isOfPublication && (/年$/.test(text.slice(0, end)) || PETITION.test(sentence));
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
