import type { KeyPath } from '#lib/content/source';

/** A value of YAML with the offset at which it begins in its source. */
export type YamlTree =
  | { offset: number; text: string }
  | { offset: number; items: readonly (YamlTree | null)[] }
  | { offset: number; entries: readonly YamlEntry[] };

/** A key of a map with its value: null where none is written. */
export interface YamlEntry {
  key: string;
  keyOffset: number | null;
  value: YamlTree | null;
}

/** Converts YAML to maps, lists and texts; what is not written is an empty text. */
export function dataOf(tree: YamlTree | null): unknown {
  if (tree === null) return '';
  if ('text' in tree) return tree.text;
  if ('items' in tree) return tree.items.map(dataOf);
  return Object.fromEntries(tree.entries.map(({ key, value }) => [key, dataOf(value)]));
}

/**
 * The offset of the value at `path`, or of its nearest parent's start if it is missing.
 * @param wantsKey asks for the key's offset where the path ends with one.
 */
export function offsetIn(tree: YamlTree | null, path: KeyPath, wantsKey: boolean): number {
  let node = tree;
  let offset = node?.offset ?? 0;
  for (const [depth, step] of path.entries()) {
    if (node && 'entries' in node) {
      const entry = node.entries.findLast(({ key }) => key === step);
      if (!entry) break;
      const isWanted = wantsKey && depth === path.length - 1;
      node = entry.value;
      offset = (isWanted || node === null ? entry.keyOffset : node.offset) ?? offset;
    } else if (node && 'items' in node && typeof step === 'number') {
      node = node.items[step] ?? null;
      if (node === null) break;
      offset = node.offset;
    } else break;
  }
  return offset;
}
