import {
  type Document,
  isAlias,
  isMap,
  isNode,
  isScalar,
  isSeq,
  type Node,
  type Pair,
  parseDocument,
  type Scalar,
  Schema,
} from 'yaml';
import type { KeyPath } from '#lib/content/source';

/** A syntax error: the parser's code (or `UNSUPPORTED`) and the offset. */
export interface YamlError {
  code: string;
  offset: number;
}

/** Parsed YAML: its values as texts, its errors, and offsets by path. */
export interface ParsedYaml {
  /** Maps, lists and strings: each scalar is a string as its author wrote it, never a number, boolean or date. */
  data: unknown;
  errors: YamlError[];
  /** The offset of a key, or of its nearest parent's start if it is missing. */
  keyOffset(path: KeyPath): number;
  /** The offset of a value, or of its nearest parent's start if it is missing. */
  valueOffset(path: KeyPath): number;
}

/**
 * Parses YAML with every scalar as a string. Tags, anchors and aliases are errors with the code `UNSUPPORTED`.
 */
export function parseYaml(source: string): ParsedYaml {
  const document = parseDocument(source, { prettyErrors: false, uniqueKeys: true, ...schemaFor(source) });
  const errors = document.errors.map(({ code, pos }) => ({ code: String(code), offset: pos[0] }));
  const unsupported = (node: Node) =>
    errors.push({ code: 'UNSUPPORTED', offset: offsetOfMark(source, node.range?.[0] ?? 0) });
  const data = toTexts(document.contents, { source, unsupported });
  return {
    data,
    errors,
    keyOffset: (path) => offsetOf(document, path, true),
    valueOffset: (path) => offsetOf(document, path, false),
  };
}

/** The schema that the parser would make anew for each text. */
const CORE = new Schema({ schema: 'core', resolveKnownTags: true });

/** A directive may name another schema, and a tag changes it. */
function schemaFor(source: string): { schema?: Schema } {
  return /[%!]/.test(source) ? {} : { schema: CORE };
}

/** Returns the value at `path` in parsed data; undefined if there is none. */
export function valueAt(data: unknown, path: KeyPath): unknown {
  return path.reduce<unknown>((value, step) => {
    if (typeof value !== 'object' || value === null || !Object.hasOwn(value, step)) return undefined;
    return Reflect.get(value, step);
  }, data);
}

/** Lists the texts in `data`, each with its path. */
export function textsIn(data: unknown): { path: KeyPath; value: string }[] {
  const texts: { path: KeyPath; value: string }[] = [];
  const collect = (part: unknown, path: KeyPath): void => {
    if (typeof part === 'string') texts.push({ path, value: part });
    else if (Array.isArray(part)) for (const [index, item] of part.entries()) collect(item, [...path, index]);
    else if (typeof part === 'object' && part !== null)
      for (const [key, value] of Object.entries(part)) collect(value, [...path, key]);
  };
  collect(data, []);
  return texts;
}

/** Finds the tag or anchor before the node at `offset`; the node's own offset if there is none. */
function offsetOfMark(source: string, offset: number): number {
  const lineStart = source.lastIndexOf('\n', offset - 1) + 1;
  const mark = source.slice(lineStart, offset).search(/[!&]\S*[ \t]*$/);
  return mark === -1 ? offset : lineStart + mark;
}

interface Conversion {
  source: string;
  unsupported(node: Node): void;
}

function toTexts(node: unknown, reading: Conversion): unknown {
  if (!isNode(node)) return '';
  if (isAlias(node) || node.anchor || node.tag) reading.unsupported(node);
  if (isAlias(node)) return `*${node.source}`;
  if (isMap(node)) {
    return Object.fromEntries(node.items.map((pair) => [keyOf(pair), toTexts(pair.value, reading)]));
  }
  if (isSeq(node)) return node.items.map((item) => toTexts(item, reading));
  return isScalar(node) ? scalarText(node, reading.source) : '';
}

/** Returns a scalar as written; one of several lines keeps its line breaks, so that the schema can refuse them. */
function scalarText({ type, range, source: plain, value }: Scalar, source: string): string {
  const written = source.slice(range?.[0], range?.[1]);
  if (type === 'PLAIN') return written.includes('\n') ? written : (plain ?? '');
  if (type === 'QUOTE_SINGLE' || type === 'QUOTE_DOUBLE') {
    return written.includes('\n') ? written.slice(1, -1) : String(value);
  }
  return String(value);
}

function keyOf(pair: Pair): string {
  return isScalar(pair.key) ? (pair.key.source ?? String(pair.key.value)) : '';
}

function offsetOf(document: Document, path: KeyPath, wantsKey: boolean): number {
  let node: unknown = document.contents;
  let offset = isNode(node) ? (node.range?.[0] ?? 0) : 0;
  for (const [depth, step] of path.entries()) {
    if (isMap(node)) {
      const pair = node.items.findLast((candidate) => keyOf(candidate) === step);
      if (!pair) break;
      const last = depth === path.length - 1;
      const target: unknown = (wantsKey && last) || !isNode(pair.value) ? pair.key : pair.value;
      node = pair.value;
      offset = isNode(target) ? (target.range?.[0] ?? offset) : offset;
    } else if (isSeq(node) && typeof step === 'number') {
      node = node.items[step];
      if (!isNode(node)) break;
      offset = node.range?.[0] ?? offset;
    } else break;
  }
  return offset;
}
