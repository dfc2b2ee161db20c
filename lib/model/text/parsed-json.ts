/**
 * What a JSON text says; undefined for a text that is none, which no schema takes.
 * @param reviver as for `JSON.parse`: where it throws, the text counts as none.
 */
export function parsedJson(text: string, reviver?: (key: string, value: unknown) => unknown): unknown {
  try {
    return JSON.parse(text, reviver);
  } catch {
    return undefined;
  }
}
