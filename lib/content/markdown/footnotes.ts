import type { Nodes, Root } from 'mdast';
import { footnoteDefinitions } from '#lib/content/markdown/definitions';

/** Numbers the cited footnotes of `tree`, by identifier, in reading order. */
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
