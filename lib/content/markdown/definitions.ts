import type { Definition, FootnoteDefinition, Nodes, Root } from 'mdast';
import { visit, visitAll } from '#lib/content/markdown/tree/visit';

/** Collects the link and picture definitions of `tree` by identifier. Of two with the same one the first counts (CommonMark 0.31, 4.7). */
export function linkDefinitions(tree: Root): ReadonlyMap<string, Definition> {
  const definitions = new Map<string, Definition>();
  visit(tree, 'definition', (node) => {
    if (!definitions.has(node.identifier)) definitions.set(node.identifier, node);
  });
  return definitions;
}

/** Collects the footnotes of `tree` by identifier. Of two with the same one the first counts. */
export function footnoteDefinitions(tree: Root): ReadonlyMap<string, FootnoteDefinition> {
  const definitions = new Map<string, FootnoteDefinition>();
  visit(tree, 'footnoteDefinition', (node) => {
    if (!definitions.has(node.identifier)) definitions.set(node.identifier, node);
  });
  return definitions;
}

/** Turns reference links and images (CommonMark 0.31, 4.7) in `tree` into inline ones, in place, so that one rule serves both. */
export function resolveReferences(tree: Root): void {
  const definitions = linkDefinitions(tree);
  if (definitions.size === 0) return;
  visitAll(tree, (node, index, parent) => {
    if ((node.type !== 'linkReference' && node.type !== 'imageReference') || !parent) return;
    const { url = '', title } = definitions.get(node.identifier) ?? {};
    const resolved: Nodes =
      node.type === 'linkReference'
        ? { type: 'link', url, title, children: node.children }
        : { type: 'image', url, title, alt: node.alt };
    parent.children.splice(index ?? 0, 1, resolved);
  });
}
