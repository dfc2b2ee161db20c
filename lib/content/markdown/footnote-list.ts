import type { Blockquote, Emphasis, Link, ListItem, PhrasingContent, Root } from 'mdast';
import { footnoteDefinitions } from '#lib/content/markdown/definitions';
import { footnoteNumbers } from '#lib/content/markdown/footnotes';
import { textNode } from '#lib/content/markdown/replace-text';
import { visit } from '#lib/content/markdown/tree/visit';
import { citationAnchor, footnoteAnchor } from '#lib/model/anchors';
import { footnoteMark } from '#lib/model/notice-text';

/**
 * Turns the footnotes of `tree` into links and a list at its end, in place. Each citation has an id, and each note links
 * back to all of them. Notes that are not cited are removed.
 * @param anchor the prefix of the ids.
 */
export function renderFootnotes(tree: Root, anchor: string): void {
  const numbers = footnoteNumbers(tree);
  const definitions = footnoteDefinitions(tree);
  if (definitions.size === 0) return;
  visit(tree, 'footnoteDefinition', (_, index, parent) => {
    parent?.children.splice(index ?? 0, 1);
    return index;
  });
  const notes = {
    type: 'root',
    children: [...numbers.keys()].flatMap((identifier) => definitions.get(identifier) ?? []),
  } satisfies Root;
  const citations = new Map<string, string[]>();
  for (const part of [tree, notes]) {
    visit(part, 'footnoteReference', (node, index, parent) => {
      const ids = citations.get(node.identifier) ?? [];
      const number = numbers.get(node.identifier) ?? 0;
      const id = citationAnchor(anchor, number, ids.length + 1);
      citations.set(node.identifier, [...ids, id]);
      parent?.children.splice(index ?? 0, 1, citation(footnoteAnchor(anchor, number), id, number));
    });
  }
  const items = notes.children.map(
    (note, index): ListItem => ({
      type: 'listItem',
      spread: true,
      data: { hProperties: { id: footnoteAnchor(anchor, index + 1) } },
      children: withBackLinks(note.children, citations.get(note.identifier) ?? []),
    }),
  );
  if (items.length > 0) tree.children.push(frame(items));
}

function citation(note: string, id: string, number: number): Emphasis {
  const link: Link = {
    type: 'link',
    url: `#${note}`,
    data: { hProperties: { id } },
    children: [textNode(footnoteMark(number))],
  };
  return { type: 'emphasis', data: { hName: 'sup' }, children: [link] };
}

/** The note with a link to each of its citations, at the end of its last paragraph. */
function withBackLinks(children: ListItem['children'], citations: readonly string[]): ListItem['children'] {
  const links = citations.flatMap((id, index): PhrasingContent[] => {
    const value = citations.length === 1 ? '返回正文' : `返回正文第${index + 1}处`;
    return [textNode(' '), { type: 'link', url: `#${id}`, children: [textNode(value)] }];
  });
  const last = children.at(-1);
  return last?.type === 'paragraph'
    ? [...children.slice(0, -1), { ...last, children: [...last.children, ...links] }]
    : [...children, { type: 'paragraph', children: links.slice(1) }];
}

function frame(notes: ListItem[]): Blockquote {
  return {
    type: 'blockquote',
    data: { hName: 'div', hProperties: { className: ['notes'], role: 'group', ariaLabel: '注释' } },
    children: [{ type: 'list', ordered: true, spread: false, children: notes }],
  };
}
