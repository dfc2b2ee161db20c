/** Truncates a text to its first `most` characters (code points), and puts `mark` in place of the rest. */
export function truncate(text: string, most: number, mark = '…'): string {
  const characters = Array.from(text);
  return characters.length > most ? characters.slice(0, most).join('') + mark : text;
}
