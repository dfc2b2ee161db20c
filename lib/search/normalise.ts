import { FOOTNOTE_MARKS } from '#lib/model/notice-text';
import { toUnifiedIdeographs } from '#lib/model/text/unified-ideographs';
import { hasVisibleCharacters } from '#lib/model/text/visible-characters';

/** Chinese numerals of equal value (plain, financial, traditional); each row is normalised to its first. */
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

/**
 * Marks that people type for one another; each row is normalised to its first. Their full-width and small forms are
 * decomposed before, and so is the Korean middle dot (U+318D, to U+119E).
 */
const MARK_VARIANTS = [
  '-‐‑‒–—―−─━⸺⸻⁃➖ー',
  '~〜∼∽',
  '"“”„‟「」『』〝〞〟❝❞\'‘’‚‛′‵`ʹʼ❛❜',
  '(〔[【〖❲',
  ')〕]】〗❳',
  '<《〈«‹⟨⟪',
  '>》〉»›⟩⟫',
  ',、',
  ':∶ː',
  '/∕⁄',
  'x×✕✖',
  '.·•・‧∙⋅᛫⸱⸳ꞏᐧ⦁◦\u119e',
];

/**
 * A dot that is no part of a number or an address, such as that in a foreign name, and a dash after a dash: a search
 * ignores them.
 */
const LOOSE_DOT = /(?<![a-z0-9])\.|\.(?![a-z0-9])/g;
const SECOND_DASH = /(?<=-)-/g;

const PLAIN = new Map(
  [...DIGIT_VARIANTS, ...MARK_VARIANTS].flatMap((row) => {
    const [plain = '', ...variants] = row;
    return variants.map((variant): [string, string] => [variant, plain]);
  }),
);

/** Combining marks, such as accents, that a search ignores: their letter is found with and without. */
const ACCENT = /^\p{Script=Inherited}$/u;
const MARK = /^\p{M}$/u;

/**
 * The capacity of the cache of normalised characters: more than twice the 8,105 in general use (通用规范汉字表). Queries
 * are normalised too, and nobody shall fill the memory by searching for every character that there is.
 */
export const CACHE_LIMIT = 20_000;

/** Normalised characters: a text has few distinct ones, and Unicode's tables are slow. */
const cache = new Map<string, string>();

/** Normalises a single character, memoized. */
function normaliseCharacter(character: string): string {
  const cached = cache.get(character);
  if (cached !== undefined) return cached;
  let normalised = '';
  for (const plain of toUnifiedIdeographs(character).normalize('NFKD').toLowerCase()) {
    if (!hasVisibleCharacters(plain) || (ACCENT.test(plain) && MARK.test(plain))) continue;
    normalised += PLAIN.get(plain) ?? plain;
  }
  if (cache.size < CACHE_LIMIT) cache.set(character, normalised);
  return normalised;
}

/**
 * Normalises a text for searching: radicals to the characters that they look like, compatibility decomposition (NFKD), lower case, one form for each Chinese numeral and
 * for marks that are typed for one another; without whitespace, accents, invisible characters and the dots in names. `1`
 * and `一` stay different.
 *
 * A substring of a text is, normalised, a substring of the normalised text.
 */
export function normalise(text: string): string {
  let normalised = '';
  for (const character of text) normalised += normaliseCharacter(character);
  return normalised.replace(LOOSE_DOT, '').replace(SECOND_DASH, '');
}

/**
 * The forms in which a text is searched: as it is and, if it cites footnotes, with their marks blanked out, so that words
 * are found across a mark. All forms have the same length.
 */
export function textForms(text: string): string[] {
  const unmarked = text.replace(FOOTNOTE_MARKS, (mark) => ' '.repeat(mark.length));
  return unmarked === text ? [text] : [text, unmarked];
}

/** A normalised text, with the offsets in the original that each of its UTF-16 units comes from. */
export interface NormalisedText {
  normalised: string;
  /** For each unit, where its character begins in the original. */
  starts: readonly number[];
  /** For each unit, where its character ends in the original, with ignored combining marks after it. */
  ends: readonly number[];
}

/** Like `normalise`, and maps the result back to offsets in the original. */
export function normaliseWithOffsets(text: string): NormalisedText {
  const starts: number[] = [];
  const ends: number[] = [];
  let normalised = '';
  let offset = 0;
  for (const character of text) {
    const units = normaliseCharacter(character);
    const end = offset + character.length;
    for (let unit = 0; unit < units.length; unit += 1) {
      starts.push(offset);
      ends.push(end);
    }
    if (units === '' && isAttached(character)) extend(ends, offset, end);
    normalised += units;
    offset = end;
  }
  return without(SECOND_DASH, without(LOOSE_DOT, { normalised, starts, ends }));
}

/** Removes the matches of `pattern`, of one unit each, and their offsets. */
function without(pattern: RegExp, text: NormalisedText): NormalisedText {
  const removed = new Set(Array.from(text.normalised.matchAll(pattern), ({ index }) => index));
  if (removed.size === 0) return text;
  const isKept = (_: unknown, unit: number) => !removed.has(unit);
  return {
    normalised: text.normalised.replace(pattern, ''),
    starts: text.starts.filter(isKept),
    ends: text.ends.filter(isKept),
  };
}

/** Whether a character is displayed as part of the one before it: a combining mark or a zero-width joiner. */
export function isAttached(character: string): boolean {
  return /^(\p{M}|\u200d)$/u.test(character);
}

/** Moves the end of the last character's units from `offset` to `end`. */
function extend(ends: number[], offset: number, end: number): void {
  for (let unit = ends.length - 1; ends[unit] === offset; unit -= 1) ends[unit] = end;
}
