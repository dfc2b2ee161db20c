/**
 * Characters that nobody sees and that steer what is seen: controls (an ESC moves a terminal's cursor), bidi
 * controls, zero-width characters and fillers, separators of lines that are no line ends, halves of a pair.
 */
const UNSEEN = String.raw`\p{Cc}\p{Cf}\p{Zl}\p{Zp}\p{Cs}\p{Default_Ignorable_Code_Point}`;

// Written as texts, since the flag is newer than what the compiler lets a literal have.
const ANY_UNSEEN = new RegExp(`[${UNSEEN}]`, 'gv');

/** Unseen characters, or what needs some to be seen as it should: emoji, and a character in a variant of its own. */
const UNSEEN_OR_WHOLE = new RegExp(
  String.raw`(\p{RGI_Emoji}|[^${UNSEEN}]\p{Variation_Selector})|[${UNSEEN}]`,
  'gv',
);

/** How many code units to look at for each character that a beginning shows. */
const UNITS_A_CHARACTER = 20;

const segments = new Intl.Segmenter('zh', { granularity: 'grapheme' });

/**
 * A text that is safe to show: unseen characters stand in it as ⟨U+202E⟩. Emoji stay whole.
 * @param kept unseen characters that stay as they are.
 */
export function visibleText(text: string, kept = '\n'): string {
  return text.replace(UNSEEN_OR_WHOLE, (found, whole: string | undefined) =>
    whole !== undefined || kept.includes(found) ? found : `⟨U+${hex(found.codePointAt(0) ?? 0)}⟩`,
  );
}

/** How a text begins, on one line and safe to show: at most so many characters as a reader counts them. */
export function beginningOf(text: string, most: number): string {
  const looked = text.slice(0, most * UNITS_A_CHARACTER).replace(/[\ud800-\udbff]$/, '');
  const line = looked.trim().replace(/\s+/g, ' ');
  const characters = Array.from(segments.segment(line), ({ segment }) => segment);
  const isWhole = characters.length <= most && looked.length === text.length;
  return visibleText(characters.slice(0, most).join('')) + (isWhole ? '' : '…');
}

/** JSON with its unseen characters written as escapes, `\u202e`: it says the same, and is safe to show. */
export function visibleJson(json: string): string {
  return json.replace(ANY_UNSEEN, (found) =>
    found
      .split('')
      .map((unit) => `\\u${hex(unit.charCodeAt(0)).toLowerCase()}`)
      .join(''),
  );
}

function hex(code: number): string {
  return code.toString(16).toUpperCase().padStart(4, '0');
}
