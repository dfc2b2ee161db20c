import type { Nodes, PhrasingContent, Text } from 'mdast';
import type { TextRange } from '#lib/content/language/spans';
import { SKIP, visitAll } from '#lib/content/markdown/tree/visit';

/** A range of a text and the node that takes its place. */
export interface Replacement extends TextRange {
  node: PhrasingContent;
}

/**
 * Replaces ranges of the text nodes of `tree`, in place, with other nodes.
 * @param replacementsIn the replacements for a text, in ascending order and without overlaps.
 * @param ignored the type of the nodes whose texts stay as they are.
 */
export function replaceText(
  tree: Nodes,
  replacementsIn: (text: string) => readonly Replacement[],
  ignored?: Nodes['type'],
): void {
  visitAll(tree, (node, index, parent) => {
    if (node.type === ignored) return SKIP;
    if (node.type !== 'text' || !parent || index === undefined) return;
    const replacements = replacementsIn(node.value);
    if (replacements.length === 0) return;
    const nodes = replaced(node.value, replacements);
    parent.children.splice(index, 1, ...nodes);
    return [SKIP, index + nodes.length];
  });
}

function replaced(value: string, replacements: readonly Replacement[]): PhrasingContent[] {
  const nodes: PhrasingContent[] = [];
  let end = 0;
  for (const replacement of replacements) {
    if (replacement.start > end) nodes.push(textNode(value.slice(end, replacement.start)));
    nodes.push(replacement.node);
    end = replacement.end;
  }
  return end < value.length ? [...nodes, textNode(value.slice(end))] : nodes;
}

/** Makes a text node. */
export function textNode(value: string): Text {
  return { type: 'text', value };
}
