/** One entry of plain YAML: a key with a text or a list of texts. Offsets are those in the source. */
export interface PlainPair {
  key: string;
  keyOffset: number;
  value: string | string[];
  /** That of the text, or of the dash of the list's first item. */
  valueOffset: number;
  /** Those of a list's items; none for a text. */
  itemOffsets: number[];
}

const KEY = /^([A-Za-z]\w{0,60}):(?: +|$)/;
const DASH = /^( *)- +/;

/**
 * A text that YAML reads as it stands: no mark of YAML's at its beginning, no colon or hash in it that could be one, no
 * blank at its end, and no control character.
 */
const PLAIN_TEXT =
  /^(?![-?:,[\]{}#&*!|>'"%@`=<~ ]|\.{3})(?:(?!:(?: |$))[^\p{C}\p{Zl}\p{Zp}\p{Zs}]| (?! *(?:$|#)))+$/u;

/**
 * Reads YAML of nothing but lines `key: text` and lists of one-line texts, as a parser of YAML does; null for all other
 * YAML. The front matter of nearly every item is such, and the parser took a seventh of the time of a check.
 */
export function plainPairsIn(source: string): PlainPair[] | null {
  const pairs = new Map<string, PlainPair>();
  let last: PlainPair | null = null;
  let indent = '';
  let offset = 0;
  for (const line of source.replace(/\n$/, '').split('\n')) {
    const [start, key = ''] = KEY.exec(line) ?? [];
    if (start !== undefined) {
      const text = line.slice(start.length);
      if (pairs.has(key) || isEmpty(last) || (text !== '' && !PLAIN_TEXT.test(text))) return null;
      const value = text === '' ? [] : text;
      last = { key, keyOffset: offset, value, valueOffset: offset + start.length, itemOffsets: [] };
      pairs.set(key, last);
    } else {
      const [dash, blanks = ''] = DASH.exec(line) ?? [];
      if (dash === undefined || !Array.isArray(last?.value)) return null;
      if (isEmpty(last)) {
        indent = blanks;
        last.valueOffset = offset + indent.length;
      }
      const text = line.slice(dash.length);
      if (blanks !== indent || !PLAIN_TEXT.test(text)) return null;
      last.value.push(text);
      last.itemOffsets.push(offset + dash.length);
    }
    offset += line.length + 1;
  }
  return last === null || isEmpty(last) ? null : [...pairs.values()];
}

/** Whether a key has neither a text nor, so far, an item of a list. */
function isEmpty(pair: PlainPair | null): boolean {
  return pair !== null && pair.value.length === 0;
}
