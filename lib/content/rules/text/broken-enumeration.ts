import { parseNumeral } from '#lib/content/language/numerals';
import { type Passage, passagesOf } from '#lib/content/language/passages';
import type { Rule, RuleProblem } from '#lib/content/rule';

/** How items are numbered in running text, each at the beginning of a clause or of a line. */
// Looking back costs: what is announced must be there first, and `MARK_SIGNS` of it before that.
const MARKS = {
  is: /(?=[一二三四五六七八九十])(?<=^|[\s\0。；;，,：:、！？“（(])(?<ordinal>[一二三四五六七八九十]{1,2})是(?!否|\k<ordinal>)/gm,
  first: /(?=第)(?<=^|[\s\0。；;，,：:、！？“（(])第(?<ordinal>[一二三四五六七八九十]{1,2})(?=[，,：:])/gm,
  its: /(?=其)(?<=^|[\s\0。；;，,：:、！？“（(])其(?<ordinal>[一二三四五六七八九十]{1,2})(?=[，,：:])/gm,
  bracket: /(?=[（(])(?<=^[\s\0]*)[（(](?<ordinal>[一二三四五六七八九十]{1,3})[）)]/gm,
  comma: /(?=[一二三四五六七八九十])(?<=^[\s\0]*)(?<ordinal>[一二三四五六七八九十]{1,3})、/gm,
} as const;
const MARK_SIGNS: Readonly<Record<keyof typeof MARKS, RegExp>> = {
  is: /[一二三四五六七八九十]是/,
  first: /第[一二三四五六七八九十]{1,2}[，,：:]/,
  its: /其[一二三四五六七八九十]{1,2}[，,：:]/,
  bracket: /[（(][一二三四五六七八九十]{1,3}[）)]/,
  comma: /[一二三四五六七八九十]、/,
};
const KINDS = ['is', 'first', 'its', 'bracket', 'comma'] as const;
/** Marks of the ends of clauses and blanks, without a word among them. */
const NO_WORDS = /^[\s\0，,。；;：:、！？]*$/;

interface Announced {
  index: number;
  raw: string;
  ordinal: number;
}

/** Warns of 一是…二是… of which a number is missing, or has no words behind it: likely a piece of the text is lost. */
export const brokenEnumeration: Rule = {
  name: 'broken-enumeration',
  *check(source) {
    for (const passage of passagesOf(source)) {
      if (passage.kind !== 'body') continue;
      for (const kind of KINDS) {
        if (!MARK_SIGNS[kind].test(passage.text)) continue;
        const announced = Array.from(passage.text.matchAll(MARKS[kind]), ({ index, 0: raw, groups }) => ({
          index,
          raw,
          ordinal: parseNumeral(groups?.ordinal ?? ''),
        }));
        yield* problemsOf(announced, passage, kind === 'is');
      }
    }
  },
};

/** @param isTelling whether one alone, other than the first, tells that others are missing. */
function* problemsOf(
  announced: readonly Announced[],
  { text, placeOf }: Passage,
  isTelling: boolean,
): Generator<RuleProblem> {
  const [first, ...others] = announced;
  // A single one may be the words of a sentence: 其中一是…, 七、八月份.
  const isAlone = first !== undefined && others.length === 0 && !(isTelling && first.ordinal > 1);
  if (isAlone && !endsAt(first, text)) return;
  let before = 0;
  for (const [position, { index, raw, ordinal }] of announced.entries()) {
    const next = announced[position + 1];
    const words = text.slice(index + raw.length, next?.index ?? text.length);
    if (NO_WORDS.test(words)) {
      yield warning(placeOf(index), `“${raw}”后面没有文字`, raw);
    } else if (ordinal > before + 1) {
      yield warning(placeOf(index), `“${raw}”前面少了一项`, raw);
    }
    before = ordinal;
  }
}

function endsAt({ index, raw }: Announced, text: string): boolean {
  return NO_WORDS.test(text.slice(index + raw.length));
}

function warning(place: RuleProblem['place'], reason: string, found: string): RuleProblem {
  return {
    place,
    severity: 'warning',
    reason: `${reason}，可能漏了一段`,
    found,
    expected: '一是、二是、三是……依次写全；原文就是这样的，可以保留',
  };
}
