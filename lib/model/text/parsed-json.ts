/**
 * Parses JSON; undefined for invalid JSON, which no schema accepts.
 * @param reviver as for `JSON.parse`: where it throws, the text counts as invalid.
 */
export function parsedJson(text: string, reviver?: (key: string, value: unknown) => unknown): unknown {
  try {
    return JSON.parse(text, reviver);
  } catch {
    return undefined;
  }
}
