import { parseNumeral } from '#lib/content/language/numerals';
import { type Passage, passagesOf } from '#lib/content/language/passages';
import type { Rule, RuleProblem } from '#lib/content/rule';

/** 一是, 二是 … at the beginning of a clause; 第一，第二 and 其一，其二 of the same kind. */
const MARK =
  /(?<=^|[\s\0。；;，,：:、！？“（(])(?:(?<is>[一二三四五六七八九十]{1,2})是(?!否|\k<is>)|(?<first>第[一二三四五六七八九十]{1,2})(?=[，,：:])|(?<its>其[一二三四五六七八九十]{1,2})(?=[，,：:]))/gm;
/** Marks of the ends of clauses and blanks, without a word among them. */
const NO_WORDS = /^[\s\0，,。；;：:、！？]*$/;

interface Announced {
  kind: 'is' | 'first' | 'its';
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
      const all = announcedIn(passage.text);
      for (const kind of ['is', 'first', 'its'] as const) {
        yield* problemsOf(
          all.filter((announced) => announced.kind === kind),
          passage,
        );
      }
    }
  },
};

function announcedIn(text: string): Announced[] {
  return Array.from(text.matchAll(MARK), ({ index, 0: raw, groups = {} }) => {
    const kind = groups.is ? 'is' : groups.first ? 'first' : 'its';
    return { kind, index, raw, ordinal: parseNumeral(raw.replace(/^[第其]|是$/g, '')) };
  });
}

function* problemsOf(announced: readonly Announced[], { text, placeOf }: Passage): Generator<RuleProblem> {
  // A single one may be the words of a sentence: 其中一是…
  if (
    announced.length === 0 ||
    (announced.length === 1 && announced[0]?.ordinal === 1 && !endsAt(announced[0], text))
  )
    return;
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
