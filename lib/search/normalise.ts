/** Ways of writing a digit that mean the same: 〇 and ○, the capital forms of cheques, and traditional ones. */
const DIGIT_VARIANTS = [
  '〇零○◯',
  '一壹弌壱',
  '二贰貳弍弐',
  '两兩両',
  '三叁參叄弎',
  '四肆',
  '五伍',
  '六陆陸',
  '七柒',
  '八捌',
  '九玖',
  '十拾',
  '百佰',
  '千仟',
  '万萬',
  '亿億',
];

/** Marks that people type for one another, each row as its first. */
const MARK_VARIANTS = ['-‐‑‒–—―−─', '"“”„‟「」『』', "'‘’‚‛"];

const PLAIN = new Map(
  [...DIGIT_VARIANTS, ...MARK_VARIANTS].flatMap((row) => {
    const [plain = '', ...variants] = row;
    return variants.map((variant): [string, string] => [variant, plain]);
  }),
);

/** What nobody looks for: blanks, what has no width, control characters, halves of characters. */
const UNSEEN = /[\p{White_Space}\p{Default_Ignorable_Code_Point}\p{Cc}\p{Cs}]/u;

/** Accents and the like, which belong to the letter before them: it is found with and without. */
const ACCENT = /^\p{Script=Inherited}$/u;
const MARK = /^\p{M}$/u;

/**
 * Most characters whose folding is remembered: more than twice the 8,105 in general use (通用规范汉字表). Questions
 * are folded too, and whoever asks for every character that there is should not fill the memory.
 */
export const CACHE_LIMIT = 20_000;

/** What was folded once: a text has few distinct characters, and Unicode's tables are slow to ask. */
const known = new Map<string, string>();

/** A character as it is compared. */
function foldCharacter(character: string): string {
  const kept = known.get(character);
  if (kept !== undefined) return kept;
  let folded = '';
  for (const plain of character.normalize('NFKD').toLowerCase()) {
    if (UNSEEN.test(plain) || (ACCENT.test(plain) && MARK.test(plain))) continue;
    folded += PLAIN.get(plain) ?? plain;
  }
  if (known.size < CACHE_LIMIT) known.set(character, folded);
  return folded;
}

/**
 * A text as it is compared with another: full and half width, capital and small letters, the ways of writing a
 * Chinese digit, of quoting and of dashing are alike, blanks and accents go. `1` and `一` stay different.
 *
 * Every character is folded by itself, so that what stands in a text stands folded in the folded text.
 */
export function normalise(text: string): string {
  let folded = '';
  for (const character of text) folded += foldCharacter(character);
  return folded;
}

/** A folded text, and where in the original each of its UTF-16 units comes from. */
export interface NormalisedText {
  folded: string;
  /** Of the original: where the character begins that a unit comes from. */
  starts: readonly number[];
  /** Of the original: where it ends, with what was left out and belongs to it, such as an accent. */
  ends: readonly number[];
}

/** `normalise`, with the way back. */
export function normaliseWithOffsets(text: string): NormalisedText {
  const starts: number[] = [];
  const ends: number[] = [];
  let folded = '';
  let place = 0;
  for (const character of text) {
    const units = foldCharacter(character);
    const end = place + character.length;
    for (let unit = 0; unit < units.length; unit += 1) {
      starts.push(place);
      ends.push(end);
    }
    if (units === '' && isAttached(character)) extend(ends, place, end);
    folded += units;
    place = end;
  }
  return { folded, starts, ends };
}

/** Whether a character is shown as part of the one before it. */
export function isAttached(character: string): boolean {
  return /^(\p{M}|\u200d)$/u.test(character);
}

/** Lets the units that ended at `place` end at `end`. */
function extend(ends: number[], place: number, end: number): void {
  for (let unit = ends.length - 1; ends[unit] === place; unit -= 1) ends[unit] = end;
}
