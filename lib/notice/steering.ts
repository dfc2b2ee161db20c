/**
 * Characters that nobody sees and that steer what is seen: controls (an ESC moves a terminal's cursor), marks that turn
 * the direction of writing (UAX #9), and separators of lines that no editor shows as line ends. A tab and a line feed
 * are none.
 */
const STEERING = /(?![\t\n])[\p{Cc}\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069]/gu;

/** The characters of `text` that steer what is seen, each with its place in UTF-16 units. */
export function steeringIn(text: string): { index: number; character: string }[] {
  return Array.from(text.matchAll(STEERING), ({ index, 0: character }) => ({ index, character }));
}

/** A text without the characters that steer what is seen. */
export function withoutSteering(text: string): string {
  return text.replace(STEERING, '');
}

/** A text in which the characters that steer what is seen stand as `⟨U+202E⟩`. */
export function steeringShown(text: string): string {
  return text.replace(STEERING, (character) => `⟨${nameOfCharacter(character)}⟩`);
}

/** How such a character is named: `U+202E`. */
export function nameOfCharacter(character: string): string {
  return `U+${(character.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, '0')}`;
}
