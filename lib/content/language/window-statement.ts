import { isoDay } from '#lib/content/language/dates-in-text';
import { normalizeDigits } from '#lib/content/language/half-width';
import { parseNumeral } from '#lib/content/language/numerals';
import { BARE_RANGE, formsIn } from '#lib/content/language/window-forms';
import { memoizedByText } from '#lib/content/memoize';

/** One of the two days that a statement of the disclosure window names. */
export interface StatedDay {
  index: number;
  /** The day as written. */
  raw: string;
  /** `YYYY-MM-DD`; null when there is no such day, or when its year is not stated. */
  day: string | null;
  /** `MM-DD` of a day whose year is not stated; else null. */
  monthDay: string | null;
  /** The time of day as written; null without one. */
  clock: string | null;
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
  /** Whether it is two days alone, with nothing that says what they are. */
  isBare: boolean;
  /** Whether it says 前: then the last day may be the stated one or the one before it. */
  isBefore: boolean;
}

const NAME = /(?:公[开示布告]|反馈|监督|受理)(?:意见|反映|异议)?(?:的|起止)?(?:期限|时间|期间|日期|时限|期)/;

/**
 * Finds the statements of the disclosure window in `text`. Years may be missing, and the second month; full-width digits,
 * Chinese numerals and blanks are accepted. Memoized.
 */
export const windowStatements = memoizedByText(findStatements);

function findStatements(text: string): readonly WindowStatement[] {
  if (!/[\d０-９〇一二三四五六七八九十]/.test(text) || !/[至到~～〜∼—–－止前-]/.test(text)) return [];
  const plain = normalizeDigits(text);
  const found: WindowStatement[] = [];
  for (const form of formsIn(plain)) {
    for (const match of plain.matchAll(form.pattern)) {
      const start = match.index;
      const end = start + match[0].length;
      if (found.every((other) => end <= other.start || start >= other.end)) {
        const statement = statementOf(match, text, form === BARE_RANGE);
        if (statement) found.push(statement);
      }
    }
  }
  return found.sort((a, b) => a.start - b.start);
}

function statementOf(match: RegExpMatchArray, text: string, isBare: boolean): WindowStatement | null {
  const start = match.index ?? 0;
  const opens = statedDay(match, 'opens', text, null);
  const closes = statedDay(match, 'closes', text, opens);
  return (
    closes && {
      start,
      end: start + match[0].length,
      opens,
      closes,
      isNamed: NAME.test(match[0]),
      isBare,
      isBefore: match.groups?.before !== undefined,
    }
  );
}

/** Parses one of the two days of a match. A day without a year is the first such day not before `first`. */
function statedDay(
  { groups = {}, indices }: RegExpMatchArray,
  name: 'opens' | 'closes',
  text: string,
  first: StatedDay | null,
): StatedDay | null {
  const [index, end] = indices?.groups?.[name] ?? [];
  if (index === undefined || end === undefined) return null;
  const raw = text.slice(index, end).replaceAll('\0', '');
  const clockAt = indices?.groups?.[`${name}Clock`];
  const stated = {
    index,
    raw,
    clock: clockAt ? text.slice(...clockAt).replaceAll('\0', '') : null,
  };
  const month = parseNumeral(groups[`${name}Month`] ?? groups.opensMonth ?? '');
  const day = parseNumeral(groups[`${name}Day`] ?? groups[`${name}DayAlone`] ?? '');
  const year = groups[`${name}Year`];
  if (year !== undefined) return { ...stated, day: isoDay(parseNumeral(year), month, day), monthDay: null };
  if (!first?.day) return { ...stated, day: null, monthDay: `${twoDigits(month)}-${twoDigits(day)}` };
  const sameYear = isoDay(Number(first.day.slice(0, 4)), month, day);
  const isLater = sameYear !== null && sameYear < first.day && groups.closesMonth !== undefined;
  return {
    ...stated,
    day: isLater ? isoDay(Number(first.day.slice(0, 4)) + 1, month, day) : sameYear,
    monthDay: null,
  };
}

function twoDigits(value: number): string {
  return String(value).padStart(2, '0');
}
