import type { Nodes, Parents } from 'mdast';

/** Returned by a visitor: the node's children are not visited. */
export const SKIP = 'skip';

/** A visitor's return value: undefined goes on, SKIP leaves out the node's children, an index goes on with that sibling. */
type Action = undefined | typeof SKIP | number | readonly [typeof SKIP, number];

/** Is called with a node, and where it stands in its parent: nowhere for the tree itself. */
type Visitor<Node> = (node: Node, index: number | undefined, parent: Parents | undefined) => Action;

type OfType<Type> = Extract<Nodes, { type: Type }>;

/**
 * Visits the nodes of a type, or of several, in a Markdown tree, as `unist-util-visit` does: depth first, each before its
 * children. That package makes and names a function for each node, which was a seventh of the time of a check.
 */
export function visit<Type extends Nodes['type']>(
  tree: Nodes,
  wanted: Type | readonly Type[],
  visitor: Visitor<OfType<Type>>,
): void {
  const types: readonly string[] = typeof wanted === 'string' ? [wanted] : wanted;
  const isWanted = (node: Nodes): node is OfType<Type> => types.includes(node.type);
  visitAll(tree, (node, index, parent) => (isWanted(node) ? visitor(node, index, parent) : undefined));
}

/** Visits every node of a Markdown tree, depth first, each before its children. */
export function visitAll(tree: Nodes, visitor: Visitor<Nodes>): void {
  visitFrom(tree, undefined, undefined, visitor);
}

/** Visits a node and what is in it; returns the index of the sibling to go on with, where the visitor names one. */
function visitFrom(
  node: Nodes,
  index: number | undefined,
  parent: Parents | undefined,
  visitor: Visitor<Nodes>,
): number | undefined {
  const action = visitor(node, index, parent);
  const isSkipped = typeof action === 'object' || action === SKIP;
  if ('children' in node && !isSkipped) {
    // The visitor may change the children meanwhile.
    for (let at = 0, next: number | undefined; at < node.children.length; at = next ?? at + 1) {
      const child = node.children[at];
      next = child && visitFrom(child, at, node, visitor);
    }
  }
  if (typeof action === 'object') return action[1];
  return typeof action === 'number' ? action : undefined;
}
