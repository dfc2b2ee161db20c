import { SMALL_NUMBER, YEAR_NUMBER } from '#lib/content/language/numerals';

const B = '[\\s\\0]{0,8}';
/** Pattern of the suffix of a day: 日, and the weekday in brackets. */
const AFTER_DAY = `(?!\\d)(?:${B}[日号])?(?:${B}\\((?:星期|周|礼拜)[一二三四五六日天]\\))?`;
const CLOCK = `(?:上午|下午|晚上?|早上?|中午|凌晨)?${B}\\d{1,2}(?::\\d{2}(?::\\d{2})?|[时点]整?(?:\\d{1,2}分|半)?)`;
const clock = (name: string) => `(?:${B}(?<${name}Clock>${CLOCK})(?!${B}(?:[-~至到]|\\d)))?`;
const year = (name: string) => `(?:(?<${name}Year>${YEAR_NUMBER})${B}[-年./]${B})?`;
const date = (name: string) =>
  `(?<${name}>${year(name)}(?<${name}Month>${SMALL_NUMBER})${B}[-月./]${B}(?<${name}Day>${SMALL_NUMBER})${AFTER_DAY})`;
/** The second of two days, whose month may be that of the first. */
const second = (name: string) =>
  `(?<${name}>${year(name)}(?:(?<${name}Month>${SMALL_NUMBER})${B}[-月./]${B}(?<${name}Day>${SMALL_NUMBER})${AFTER_DAY}|(?<${name}DayAlone>${SMALL_NUMBER})${B}[日号](?!${B}[内前])))`;
const TO = `${B}(?:起|开始)?${B},?${B}(?:至|到|-+|[~〜∼]+)${B}`;
const RANGE = `${date('opens')}(?:${B}(?<opensClock>${CLOCK}))?${TO}${second('closes')}${clock('closes')}`;
const KEY_TOPIC =
  '公[开示布告]|监督|(?:接受|社会|群众)监督|(?:意见|来信来访|信访|举报|投诉|异议)?(?:建议)?受理(?:意见|反映|异议|来信|举报|投诉)?|(?:意见)?(?:建议)?反馈(?:意见)?|征求意见|意见(?:建议)?[征收]集|意见征求|[征收]集意见|意见|异议|反映(?:问题|情况|意见)?';
/** Terms for the window: 公示期, 监督期限, 受理意见时间. Also used by the rule of its length. */
export const WINDOW_TERM = `(?:${KEY_TOPIC})(?:建议)?(?:的|起止)?(?:期限|时间|期间|日期|时限|期)`;
/** Words before a term that make it an earlier window's. */
export const EARLIER_WINDOW = /(?:上一?[轮次批年]|去年|往年|前一?[轮次]|此前|首轮|曾)[^。；;\n]*$/;
/** How long it is, before a comma: 公示期7天，自…. */
const LENGTH = `${B}(?:为|是|:|共|为期)*${B}(?:\\d{1,3}|[一二两三四五六七八九十百半]{1,4})${B}(?:个?工作日|个?自然日|天|日|周|个?月|年)${B}[,:]`;
const LINK = `(?:[^。;\\n\\d]{0,12}\\d{0,3}[^。;\\n\\d]{0,6}\\(|${LENGTH})?${B}(?:${B}(?:为|是|自|从|:))*${B}`;
const UNTIL = `(?:截至|截止到?|截止(?:于|至|日期|时间)?(?:为|是)?|至|到)${B}(?:时间)?${B}:?${B}`;
/** From now on: 自即日起, 从公示之日起. */
const FROM_NOW = `(?:自|从)?${B}(?:即日|今日|今天|本日|(?:公[示布开告]|发布)之日)${B}(?:起|开始)${B},?${B}`;
const END_ONLY = `(?:${FROM_NOW})?${UNTIL}${date('closes')}${clock('closes')}`;

/** A form of statements of the disclosure window. */
export interface StatementForm {
  /** With groups for both days, their years, months and days and the times of day, by `opens` and `closes`; each with its indices. */
  pattern: RegExp;
  /** Words that every such statement has: a cheap first test before the pattern. */
  sign: RegExp;
}

function form(sign: RegExp, pattern: string): StatementForm {
  return { pattern: new RegExp(pattern, 'dg'), sign };
}

/** In every term for the window. */
const TERM_SIGN = /期|时间|时限/;
const OPEN_SIGN = /公[示开告]|受理|征求意见/;
const OVER_SIGN = /结束|截止|期满|届满/;

/** A request is about comments where its sentence says so before it, or its clause behind it: not about an appointment. */
function ofComments(request: string): StatementForm[] {
  const comments = '(?:反馈|提出|反映|意见|建议|异议|举报)';
  return [
    // Looking back costs: a request must be there first.
    form(/[请可]/, `(?=[请可])(?<=${comments}[^。;\\n]{0,24})${request}`),
    form(/[请可]/, `${request}(?=[^,。;\\n]{0,24}${comments})`),
  ];
}

/** Statements with both days. */
const OF_BOTH_DAYS: readonly StatementForm[] = [
  // 公示期间6月10日至12日 without a mark between says when something is during it.
  form(TERM_SIGN, `${WINDOW_TERM}(?!(?<=期间)${B}[\\d〇零○一二三四五六七八九十])${LINK}${RANGE}`),
  ...ofComments(`(?:请|可)(?:您)?(?:在|于|自)${B}${RANGE}`),
  form(
    /公[示开]/,
    `(?:自|从|在|于)${B}${RANGE}${B}(?:止|期间)?${B},?${B}(?:进行|予以)?(?:公示|公开)(?=${B}(?:[,.。;)]|$))`,
  ),
  form(
    /接受|受理|征[求集]|听取/,
    `(?:自|从|在|于)${B}${RANGE}${B}(?:止|期间|之间)?${B},?${B}(?:向社会|公开)?(?:接受|受理|征求|征集|听取)`,
  ),
  form(TERM_SIGN, `${RANGE}${B}止?${B}(?:为|是)${WINDOW_TERM}`),
];
/** Statements with the last day alone. */
const OF_LAST_DAY: readonly StatementForm[] = [
  form(TERM_SIGN, `${WINDOW_TERM}${B}(?:,|为|是|:)?${B}${END_ONLY}`),
  form(
    /截[止至]/,
    `(?:意见|建议|反馈|反映|公示|公开|受理)[^。;\\n\\d]{0,12}?截[止至]${B}(?:时间|日期|于|到|至)*(?:为|是|:)*${B}${date('closes')}${clock('closes')}`,
  ),
  form(/即日|今[日天]|[本之]日/, `${FROM_NOW}${END_ONLY}`),
  form(OPEN_SIGN, `(?:公[示开告]|受理|征求意见)${B}(?:截?至|到)${B}${date('closes')}${clock('closes')}`),
  form(
    OVER_SIGN,
    `(?:公[示开告]|受理)[^。;\\n\\d]{0,6}${date('closes')}${clock('closes')}${B}(?:结束|截止|期满|届满)`,
  ),
  form(
    OVER_SIGN,
    `${date('closes')}${clock('closes')}${B},?${B}(?:公[示开告]|受理)期?${B}(?:结束|截止|期满|届满)`,
  ),
  form(
    OVER_SIGN,
    `(?<![一-龥](?<!公示|公开|公告|意见|建议|受理|反馈|征集|反映|监督|期|的))(?:截止|期满|届满)(?:时间|日期|日|期)?${B}(?:为|是|:)${B}${date('closes')}${clock('closes')}`,
  ),
  ...ofComments(`(?:请|可)(?:您)?(?:务必)?(?:在|于)${B}${date('closes')}${B}(?<before>(?:之|以)?前)`),
];
const DIGIT = '[\\d〇零○一二三四五六七八九十]';
/** Cheap pre-filters: every match of the long patterns for a day, a range of days and a last day contains a match of these. */
const DAY_SIGN = new RegExp(`${DIGIT}${B}[-月./]${B}${DIGIT}`);
const RANGE_SIGN = new RegExp(`[至到~〜∼-]${B}${DIGIT}`);
/** Two days alone, with nothing that says what they are. */
export const BARE_RANGE = form(RANGE_SIGN, RANGE);
const LAST_DAY_SIGN = new RegExp(`[截满束前]|[至到]${B}(?:时间)?${B}:?${B}${DIGIT}`);

/** Every form that a statement may have. */
export const STATEMENT_FORMS: readonly StatementForm[] = [...OF_BOTH_DAYS, ...OF_LAST_DAY, BARE_RANGE];

/** The forms that statements in a text may have, the surest first. @param plain the text with its digits normalized. */
export function formsIn(plain: string): StatementForm[] {
  if (!DAY_SIGN.test(plain)) return [];
  const hasRange = RANGE_SIGN.test(plain);
  const forms = [
    ...(hasRange ? OF_BOTH_DAYS : []),
    ...(LAST_DAY_SIGN.test(plain) ? OF_LAST_DAY : []),
    ...(hasRange ? [BARE_RANGE] : []),
  ];
  return forms.filter(({ sign }) => sign.test(plain));
}
