import type { KeyPath } from '#lib/content/source';

/** A value of plain YAML, with the offset in the source at which it begins. */
export type PlainNode = { offset: number } & (
  | { kind: 'text'; text: string }
  | { kind: 'list'; items: PlainNode[] }
  | { kind: 'map'; entries: Map<string, { keyOffset: number; value: PlainNode }> }
);

interface Line {
  /** How far it is indented; behind a dash, the column at which an item begins. */
  indent: number;
  /** The words behind the indentation, and their offset in the source. */
  words: string;
  offset: number;
}

/** An English word, as all keys are. */
const KEY = /^([A-Za-z]\w{0,60}):(?: +|$)/;
const DASH = /^- +/;
const FLOW_LIST = /^\[ *([^[\]{}:#"']+)\]$/;

/**
 * A text that YAML reads as it stands: no mark of YAML's at its beginning, no colon or hash in it that could be one, no
 * blank at its end, and no control character.
 */
const PLAIN_WORDS =
  /^(?![-?:,[\]{}#&*!|>'"%@`=<~ ]|\.{3})(?:(?!:(?: |$))[^\p{C}\p{Zl}\p{Zp}\p{Zs}]| (?! *(?:$|#)))+$/u;

/**
 * Reads YAML of nothing but keys, lists and texts of one line without quotation marks, as a parser of YAML does; null for
 * all other YAML. Nearly all front matter is such, and the parser took a seventh of the time of a check.
 */
export function readPlainYaml(source: string): PlainNode | null {
  const lines: Line[] = [];
  let offset = 0;
  for (const line of source.replace(/\n$/, '').split('\n')) {
    const indent = line.search(/[^ ]|$/);
    lines.push({ indent, words: line.slice(indent), offset: offset + indent });
    offset += line.length + 1;
  }
  const [first] = lines;
  const root = first?.indent === 0 && KEY.test(first.words) ? readMap(lines, 0) : null;
  return lines.length === 0 ? root : null;
}

/** Takes the lines of a map off the beginning of `lines`; null where one of them is not plain. */
function readMap(lines: Line[], indent: number): PlainNode | null {
  const entries = new Map<string, { keyOffset: number; value: PlainNode }>();
  const start = lines[0]?.offset ?? 0;
  for (let line = lines[0]; line?.indent === indent; line = lines[0]) {
    const [written, key = ''] = KEY.exec(line.words) ?? [];
    if (written === undefined || entries.has(key)) break;
    lines.shift();
    const rest = { ...line, words: line.words.slice(written.length), offset: line.offset + written.length };
    const value = rest.words === '' ? readBelow(lines, indent) : readValue(rest);
    if (value === null) return null;
    entries.set(key, { keyOffset: line.offset, value });
  }
  return { kind: 'map', offset: start, entries };
}

/** Takes the list or the map below a key off the beginning of `lines`: a list may be as far to the left as the key. */
function readBelow(lines: Line[], indent: number): PlainNode | null {
  const [line] = lines;
  if (line && line.indent >= indent && DASH.test(line.words)) return readList(lines, line.indent);
  return line && line.indent > indent && KEY.test(line.words) ? readMap(lines, line.indent) : null;
}

function readList(lines: Line[], indent: number): PlainNode | null {
  const items: PlainNode[] = [];
  const start = lines[0]?.offset ?? 0;
  for (let line = lines[0]; line?.indent === indent; line = lines[0]) {
    const dash = DASH.exec(line.words)?.[0].length;
    if (dash === undefined) break;
    const item = { indent: indent + dash, words: line.words.slice(dash), offset: line.offset + dash };
    lines[0] = item;
    const isMap = KEY.test(item.words);
    const value = isMap ? readMap(lines, item.indent) : readValue(item);
    if (!isMap) lines.shift();
    if (value === null) return null;
    items.push(value);
  }
  return { kind: 'list', offset: start, items };
}

/** Reads a text or a list in brackets. */
function readValue({ words, offset }: Line): PlainNode | null {
  const listed = FLOW_LIST.exec(words)?.[1];
  if (listed === undefined) return PLAIN_WORDS.test(words) ? { kind: 'text', offset, text: words } : null;
  const items: PlainNode[] = [];
  let at = offset + words.indexOf(listed, 1);
  for (const written of listed.split(',')) {
    // Not `trim`: YAML knows no other blanks.
    const text = written.replace(/^ +| +$/g, '');
    if (!PLAIN_WORDS.test(text)) return null;
    items.push({ kind: 'text', offset: at + written.indexOf(text), text });
    at += written.length + 1;
  }
  return { kind: 'list', offset, items };
}

/** The values as plain data: maps, lists and texts. */
export function dataOf(node: PlainNode): unknown {
  if (node.kind === 'text') return node.text;
  if (node.kind === 'list') return node.items.map(dataOf);
  return Object.fromEntries(Array.from(node.entries, ([key, { value }]) => [key, dataOf(value)]));
}

/** The offset of the key or of the value at `path`, or of its nearest parent's value if it is missing. */
export function offsetIn(root: PlainNode, path: KeyPath, wantsKey: boolean): number {
  let node = root;
  for (const [depth, step] of path.entries()) {
    const entry = node.kind === 'map' && typeof step === 'string' ? node.entries.get(step) : undefined;
    const next = node.kind === 'list' && typeof step === 'number' ? node.items[step] : entry?.value;
    if (!next) break;
    if (entry && wantsKey && depth === path.length - 1) return entry.keyOffset;
    node = next;
  }
  return node.offset;
}
