import type { Nodes, Root } from 'mdast';
import { footnoteDefinitions } from '#lib/content/markdown/definitions';

/** The numbers of the footnotes that `tree` cites, by identifier, in the order in which a reader meets them. */
export function footnoteNumbers(tree: Root): ReadonlyMap<string, number> {
  const definitions = footnoteDefinitions(tree);
  const numbers = new Map<string, number>();
  const cite = (node: Nodes): void => {
    if (node.type === 'footnoteReference') {
      if (!numbers.has(node.identifier)) numbers.set(node.identifier, numbers.size + 1);
    } else if ('children' in node && node.type !== 'footnoteDefinition') node.children.forEach(cite);
  };
  tree.children.forEach(cite);
  for (const identifier of numbers.keys()) definitions.get(identifier)?.children.forEach(cite);
  return numbers;
}

/** The mark by which a text cites its `number`-th footnote. It names itself, for ears and for copies. */
export function footnoteMark(number: number): string {
  return `[注${number}]`;
}
