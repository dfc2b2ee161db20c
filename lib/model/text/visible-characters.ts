// Patterns as strings, put together below. The oldest browsers that run them (Chrome 109) know no sets in patterns (the `v`
// flag): what is left out stands in a look-ahead.

/** Format characters that are drawn, under the digits after them (Prepended_Concatenation_Mark, UAX #44). */
const DRAWN = String.raw`\u0600-\u0605\u06dd\u070f\u0890\u0891\u08e2\u{110bd}\u{110cd}`;

/**
 * Unassigned code points. Left out are those reserved for emoji (UTS #51) and for Chinese characters (planes 2 and 3):
 * rare characters of names are encoded there every year, before the runtime's own tables know them.
 */
const UNASSIGNED = String.raw`(?![\p{Extended_Pictographic}\u{20000}-\u{3fffd}])\p{Cn}|\p{Noncharacter_Code_Point}`;

/**
 * Code points that show nothing, or to each reader something else: controls, format characters, separators, lone
 * surrogates, private use, default-ignorable and unassigned code points; braille, object and musical blanks.
 */
const INVISIBLE = String.raw`(?![${DRAWN}])(?:[\p{Cc}\p{Cf}\p{Zl}\p{Zp}\p{Cs}\p{Co}\p{Default_Ignorable_Code_Point}\u2800\ufffc\u{1d159}]|${UNASSIGNED})`;

/** An emoji, with its presentation or skin colour (UTS #51, ED-9 to ED-13). */
const EMOJI = String.raw`\p{Extended_Pictographic}(?:[\ufe0e\ufe0f]|\p{Emoji_Modifier})?`;

/** Letters and marks of the scripts whose letters are joined, or kept apart, by joiners (UAX #31, 2.3.1). */
const JOINED_LETTERS = String.raw`(?=[\p{L}\p{M}])[${[
  ...['Arab', 'Syrc', 'Mong', 'Phag', 'Nkoo', 'Mand', 'Adlm', 'Deva', 'Beng', 'Guru', 'Gujr', 'Orya', 'Taml'],
  ...['Telu', 'Knda', 'Mlym', 'Sinh', 'Tibt', 'Mymr', 'Khmr'],
]
  .map((script) => String.raw`\p{Script_Extensions=${script}}`)
  .join('')}]`;

/** Visible characters that are made with invisible ones. */
const COMPOSED = [
  // Keycaps and flags of regions (UTS #51, ED-20 and ED-14a), and emoji joined to one (ED-16).
  String.raw`[0-9#*]\ufe0f?\u20e3`,
  String.raw`\u{1f3f4}[\u{e0030}-\u{e0039}\u{e0061}-\u{e007a}]{3,6}\u{e007f}`,
  String.raw`${EMOJI}(?:\u200d${EMOJI})*`,
  // A Chinese character in one of its variants (UTS #37), and a Mongolian letter in one of its forms.
  String.raw`\p{Script=Han}[\ufe00-\ufe02\u{e0100}-\u{e01ef}]`,
  String.raw`(?<=\p{Script=Mongolian})[\u180b-\u180f]`,
  String.raw`(?<=${JOINED_LETTERS})[\u200c\u200d]`,
  // A blank between words in braille.
  String.raw`(?<=[\u2801-\u28ff])\u2800(?=[\u2801-\u28ff])`,
].join('|');

const COMPOSED_OR_INVISIBLE = new RegExp(`(${COMPOSED})|(?![\\t\\n])${INVISIBLE}`, 'gu');
/** Characters of which none is invisible or part of what is made with invisible ones: most texts have no others. */
const ANY_OTHER = /[^\t\n -~·—‘’“”…、-】〔〕㎡一-鿿！-～×]/;
/** Visible characters that most texts have: to look for them is much faster. */
const COMMON = /[!-~\p{Script=Han}]/u;
const VISIBLE = new RegExp(`(?!${INVISIBLE})\\P{White_Space}`, 'u');

/** Matches every invisible code point, tab and line feed and those in emoji too. */
export const EVERY_INVISIBLE = new RegExp(INVISIBLE, 'gu');

/** An invisible character of a text, with its index in UTF-16 units. */
export interface InvisibleCharacter {
  index: number;
  character: string;
}

/**
 * Whether a text has anything to see: false for white space (U+3000 too) and invisible characters alone. Of a single
 * code point: whether it is visible on its own.
 */
export function hasVisibleCharacters(text: string): boolean {
  return COMMON.test(text) || VISIBLE.test(text);
}

/**
 * Finds the invisible characters of a text. White space does not count, nor what belongs to a visible character: emoji
 * and variants of Chinese characters are made with invisible characters, and some scripts need joiners.
 */
export function findInvisibleCharacters(text: string): InvisibleCharacter[] {
  if (!ANY_OTHER.test(text)) return [];
  return Array.from(text.matchAll(COMPOSED_OR_INVISIBLE)).flatMap(({ 0: character, 1: composed, index }) =>
    composed === undefined ? [{ index, character }] : [],
  );
}

/** Replaces each invisible character that `findInvisibleCharacters` finds. */
export function replaceInvisibleCharacters(text: string, replace: (character: string) => string): string {
  if (!ANY_OTHER.test(text)) return text;
  return text.replace(COMPOSED_OR_INVISIBLE, (found, composed: string | undefined) =>
    composed === undefined ? replace(found) : found,
  );
}

/** Whether an invisible character stands for one that was lost, or that only some computers know. */
export function isUndefinedCharacter(character: string): boolean {
  return /^[\p{Co}\p{Cn}\p{Cs}]$/u.test(character);
}

/**
 * Removes the invisible characters that `findInvisibleCharacters` finds. Private use, unassigned code points and lone
 * surrogates stay: words would be missing without them.
 */
export function removeInvisibleCharacters(text: string): string {
  return replaceInvisibleCharacters(text, (found) => (isUndefinedCharacter(found) ? found : ''));
}
