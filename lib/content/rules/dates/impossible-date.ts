import { normalizeDigits } from '#lib/content/language/half-width';
import { impossibleDays, writtenAt } from '#lib/content/language/impossible-days';
import { joinDistinct, type Passage, passagesOf } from '#lib/content/language/passages';
import { windowStatements } from '#lib/content/language/window-statement';
import type { Rule } from '#lib/content/rule';
import type { NoticeSource } from '#lib/content/source';

const B = '[\\s\\0]*';

/** A form of times. */
interface TimeForm {
  /** A cheap pre-filter: every match of `pattern` contains a match of it. */
  sign: RegExp;
  pattern: RegExp;
}

/** 24:30 beside what makes it a time rather than a ratio or a score: a day or a part of one, a range, or what happens then. */
const HOUR = '(?=\\d)(?<!\\d|\\d:)(?<hour>\\d{1,2}):(?<minute>\\d{2})(?![\\d:])';
const HOUR_SIGN = /\d:\d/;
/** Every form of times that the rule looks for. Looking back costs: a digit must be there first. */
export const TIME_FORMS: readonly TimeForm[] = [
  {
    sign: HOUR_SIGN,
    pattern: new RegExp(
      `(?=\\d)(?<=[日号午晚早晨夜]${B}|\\d:\\d{2}${B}[-~至到]${B}|(?:最迟|最早|截至|截止|(?<![高低大小优等多少])于|不[晚早迟]于)${B})${HOUR}`,
      'g',
    ),
  },
  { sign: HOUR_SIGN, pattern: new RegExp(`${HOUR}(?=${B}[-~至到]${B}\\d{1,2}:\\d{2})`, 'g') },
  {
    sign: HOUR_SIGN,
    pattern: new RegExp(
      `${HOUR}(?=${B}(?:以?[前后]|之[前后]|起|止|召开|举行|开始|结束|开会|报送|上报|集合|出发|开馆|闭馆|开门|关门))`,
      'g',
    ),
  },
  {
    sign: /[时点]\d/,
    pattern: /(?=\d)(?<![\d第])(?<hour>\d{1,2})[时点](?![段间代期限])(?<minute>\d{1,2})分/g,
  },
];

/** Warns of days and times that do not exist: 2月30日, 13月, 24:30. One report a text. */
export const impossibleDate: Rule = {
  name: 'impossible-date',
  *check(source) {
    for (const passage of passagesOf(source)) {
      const [first, ...rest] = impossibleIn(passage, source);
      if (!first) continue;
      yield {
        place: passage.placeOf(first.index),
        severity: 'warning',
        reason: '没有这个日期或者时间',
        found: joinDistinct([first, ...rest].map(({ raw }) => raw)),
        expected: '实际存在的日期、时间；原文就是这样的，可以保留',
      };
    }
  },
};

/** The impossible dates and times of a text, in order; days of the window are reported as such. */
function impossibleIn({ text }: Passage, { notice }: NoticeSource): { index: number; raw: string }[] {
  const plain = normalizeDigits(text);
  const found = [
    ...impossibleDays(text),
    ...matchesOf(TIME_FORMS, plain)
      .filter(isImpossibleTime)
      .map((match) => writtenAt(text, match)),
  ];
  if (found.length === 0) return [];
  const stated = notice?.meta.window ? windowStatements(text).filter(({ isBare }) => !isBare) : [];
  const places = new Map(found.map((match) => [match.index, match]));
  return [...places.values()]
    .filter(({ index }) => !stated.some(({ start, end }) => index >= start && index < end))
    .sort((a, b) => a.index - b.index);
}

function matchesOf(forms: readonly TimeForm[], text: string): RegExpExecArray[] {
  return forms.flatMap(({ sign, pattern }) => (sign.test(text) ? [...text.matchAll(pattern)] : []));
}

function isImpossibleTime({ groups = {} }: RegExpMatchArray): boolean {
  const hour = Number(groups.hour);
  const minute = Number(groups.minute);
  return hour > 24 || minute > 59 || (hour === 24 && minute > 0);
}
