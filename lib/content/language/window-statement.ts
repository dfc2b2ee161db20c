import { isoDay } from '#lib/content/language/dates-in-text';
import { normalizeDigits } from '#lib/content/language/half-width';

/** One of the two days that a statement of the disclosure window names. */
export interface StatedDay {
  index: number;
  /** The day as written. */
  raw: string;
  /** `YYYY-MM-DD`; null when there is no such day. */
  day: string | null;
}

/** A statement of the disclosure window in a text, such as `公开期限：2024年11月1日至2025年2月28日`. */
export interface WindowStatement {
  start: number;
  end: number;
  /** Null when only the end is stated. */
  opens: StatedDay | null;
  closes: StatedDay;
  /** Whether it uses a term for the window, such as 公示期. Without one it may be about a consultation or something else. */
  isNamed: boolean;
}

const B = '[\\s\\0]*';
const date = (name: string) =>
  `(?<${name}>(?:(?<${name}Year>\\d{4})${B}[-年./]${B})?(?<${name}Month>\\d{1,2})${B}[-月./]${B}(?<${name}Day>\\d{1,2})(?!\\d)(?:${B}日)?)`;
const CLOCK = `(?:${B}(?:上午|下午)?${B}\\d{1,2}(?::\\d{2}|时(?:\\d{1,2}分)?|点))?`;
const TO = `${B}(?:起|开始)?${B},?${B}(?:至|到|-+|~+)${B}`;
const KEY = `(?:公[开示布]|反馈|征求意见|意见征[集求]|征[集求]意见|意见反馈)(?:的|起止)?(?:期限|时间|期间|日期|时限|期)`;
const NAME = /(?:公[开示布]|反馈)(?:的|起止)?(?:期限|时间|期间|日期|时限|期)/;
const LINK = `(?:[^。;\\n\\d]{0,12}\\d{0,3}[^。;\\n\\d]{0,6}\\()?${B}(?:${B}(?:为|是|自|从|:))*${B}`;
const RANGE = `${date('opens')}${CLOCK}${TO}${date('closes')}`;
const END_ONLY = `(?:截至|截止到?|截止于|至|到)${B}(?:时间)?${B}:?${B}${date('closes')}`;

const STATEMENTS: readonly RegExp[] = [
  new RegExp(`${KEY}${LINK}${RANGE}`, 'dg'),
  new RegExp(`(?:请|可)(?:您)?(?:在|于|自)${B}${RANGE}`, 'dg'),
  new RegExp(
    `(?:自|从|在|于)${B}${RANGE}${B}(?:止|期间)?${B},?${B}(?:进行|予以)?(?:公示|公开)(?=${B}(?:[,.。;)]|$))`,
    'dg',
  ),
  new RegExp(`${RANGE}${B}止?${B}(?:为|是)${KEY}`, 'dg'),
  new RegExp(`${KEY}${B}(?:,|为|是|:)?${B}${END_ONLY}`, 'dg'),
];

/** Finds the statements of the disclosure window in `text`. The second year may be missing; full-width digits and blanks are accepted. */
export function windowStatements(text: string): WindowStatement[] {
  if (!/[0-9０-９]/.test(text) || !/[至到~～—–－-]/.test(text)) return [];
  const plain = normalizeDigits(text);
  const found: WindowStatement[] = [];
  for (const pattern of STATEMENTS) {
    for (const match of plain.matchAll(pattern)) {
      const start = match.index;
      const end = start + match[0].length;
      if (found.every((other) => end <= other.start || start >= other.end)) {
        const statement = statementOf(match, text, start, end);
        if (statement) found.push(statement);
      }
    }
  }
  return found.sort((a, b) => a.start - b.start);
}

function statementOf(
  match: RegExpMatchArray,
  text: string,
  start: number,
  end: number,
): WindowStatement | null {
  const opens = statedDay(match, 'opens', text, null);
  const closes = statedDay(match, 'closes', text, opens?.day ?? null);
  return closes && { start, end, opens, closes, isNamed: NAME.test(match[0]) };
}

/** Parses one of the two days of a match. A day without a year is the first such day not before `after`. */
function statedDay(
  { groups = {}, indices }: RegExpMatchArray,
  name: 'opens' | 'closes',
  text: string,
  after: string | null,
): StatedDay | null {
  const [index, end] = indices?.groups?.[name] ?? [];
  if (index === undefined || end === undefined) return null;
  const month = Number(groups[`${name}Month`]);
  const day = Number(groups[`${name}Day`]);
  const raw = text.slice(index, end).replaceAll('\0', '');
  const year = Number(groups[`${name}Year`] ?? after?.slice(0, 4) ?? 0);
  const sameYear = isoDay(year, month, day);
  const later =
    groups[`${name}Year`] === undefined && after !== null && sameYear !== null && sameYear < after;
  return { index, raw, day: later ? isoDay(year + 1, month, day) : sameYear };
}
