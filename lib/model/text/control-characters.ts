import { EVERY_INVISIBLE, replaceInvisibleCharacters } from '#lib/model/text/visible-characters';

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
