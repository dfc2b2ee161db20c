import type { Nodes } from 'mdast';

/**
 * Copies a Markdown tree, so that nodes can be changed, replaced and moved in the copy. What nodes hold besides their
 * children (positions, data) is shared with the tree, and is replaced, not changed.
 */
export function copyOf<Node extends Nodes>(node: Node): Node {
  const copy = { ...node };
  if ('children' in node)
    Reflect.set(
      copy,
      'children',
      node.children.map((child) => copyOf(child)),
    );
  return copy;
}
