/** So many characters of texts are remembered at a time, for each function. */
const MOST_CHARACTERS = 1_000_000;

/**
 * Memoizes a function of a text, for the texts that were asked for last: several rules ask the same of each text. What it
 * returns is shared, and must not be changed.
 */
export function memoizedByText<Result>(resultOf: (text: string) => Result): (text: string) => Result {
  const results = new Map<string, Result>();
  let characters = 0;
  return (text) => {
    const known = results.get(text);
    if (known !== undefined) return known;
    const result = resultOf(text);
    characters += text.length;
    if (characters > MOST_CHARACTERS) {
      results.clear();
      characters = text.length;
    }
    results.set(text, result);
    return result;
  };
}

/** Memoizes a function of an object for as long as the object lives. Neither it nor what is returned may be changed. */
export function memoizedByObject<Key extends object, Result>(
  resultOf: (key: Key) => Result,
): (key: Key) => Result {
  const results = new WeakMap<Key, Result>();
  return (key) => {
    const known = results.get(key);
    if (known !== undefined) return known;
    const result = resultOf(key);
    results.set(key, result);
    return result;
  };
}
