import { EVERY_INVISIBLE, replaceInvisibleCharacters } from '#lib/model/text/visible-characters';

/**
 * Invisible characters that change how the text around them is displayed: C0 and C1 controls (an ESC moves a
 * terminal's cursor) except tab and line feed, the bidi controls of UAX #9, line and paragraph separator.
 */
const CONTROL = /(?![\t\n])[\p{Cc}\p{Bidi_Control}\p{Zl}\p{Zp}]/gu;

/** Finds the control characters in a text, with their indexes in UTF-16 units. Zero-width characters do not count. */
export function findControlCharacters(text: string): { index: number; character: string }[] {
  return Array.from(text.matchAll(CONTROL), ({ index, 0: character }) => ({ index, character }));
}

/** Removes the control characters from a text. */
export function removeControlCharacters(text: string): string {
  return text.replace(CONTROL, '');
}

/** Escapes each control character of a text as `⟨U+202E⟩`. */
export function escapeControlCharacters(text: string): string {
  return text.replace(CONTROL, escapeOf);
}

/**
 * Escapes each invisible character of a text as `⟨U+200B⟩`, which makes untrusted text safe to print in a terminal.
 * Emoji, which are made with invisible characters, stay whole.
 * @param kept invisible characters that stay as they are.
 */
export function escapeInvisibleCharacters(text: string, kept = '\n'): string {
  const escapeUnlessKept = (found: string) => (kept.includes(found) ? found : escapeOf(found));
  return replaceInvisibleCharacters(text, escapeUnlessKept).replace(/[\t\n]/g, escapeUnlessKept);
}

/** Escapes each invisible character of a JSON text as JSON does, `\u202e`: the value stays the same. */
export function escapeInvisibleInJson(json: string): string {
  return json.replace(EVERY_INVISIBLE, (found) =>
    found
      .split('')
      .map((unit) => `\\u${hex(unit.charCodeAt(0)).toLowerCase()}`)
      .join(''),
  );
}

/** The name of a character's code point: `U+202E`. */
export function codePointName(character: string): string {
  return `U+${hex(character.codePointAt(0) ?? 0)}`;
}

function escapeOf(character: string): string {
  return `⟨${codePointName(character)}⟩`;
}

function hex(code: number): string {
  return code.toString(16).toUpperCase().padStart(4, '0');
}
