import fc from 'fast-check';
import type { Nodes, Root } from 'mdast';
import { visit as visitByPackage } from 'unist-util-visit';
import { expect, test } from 'vitest';
import { parseMarkdown } from '#lib/content/markdown/markdown';
import { copyOf } from '#lib/content/markdown/tree/copy';
import { SKIP, visit, visitAll } from '#lib/content/markdown/tree/visit';

const TEXT = `甲**乙**[丙](https://a.example)

> - 丁
>   1. 戊

| 己 | 庚 |
| --- | --- |
| 辛 | *壬* |
`;

const texts = fc
  .array(
    fc.constantFrom('甲', '**', '*', '[', '](a)', '> ', '- ', '1. ', '\n', '\n\n', '| a |\n| - |\n', '[^f]'),
    {
      maxLength: 30,
    },
  )
  .map((pieces) => pieces.join(''));

test('visits what the package visits, in the same order, and tells where each node stands', () => {
  fc.assert(
    fc.property(texts, (text) => {
      const tree = parseMarkdown(text);
      const seen = (visitTree: (tree: Root, seen: (...place: unknown[]) => void) => void) => {
        const places: unknown[][] = [];
        visitTree(tree, (...place) => void places.push(place));
        return places;
      };
      expect(seen((root, saw) => visitAll(root, (...place) => void saw(...place)))).toEqual(
        seen((root, saw) => visitByPackage(root, (...place) => void saw(...place))),
      );
      expect(seen((root, saw) => visit(root, ['text', 'list'], (...place) => void saw(...place)))).toEqual(
        seen((root, saw) => visitByPackage(root, ['text', 'list'], (...place) => void saw(...place))),
      );
    }),
  );
});

test('does not visit what is in a node that a visitor skips', () => {
  const types: string[] = [];
  visitAll(parseMarkdown(TEXT), ({ type }) => {
    types.push(type);
    return type === 'blockquote' || type === 'table' ? SKIP : undefined;
  });
  expect(types).toEqual([
    'root',
    'paragraph',
    'text',
    'strong',
    'text',
    'link',
    'text',
    'blockquote',
    'table',
  ]);
});

test('goes on at the sibling that a visitor names, after it changed the children', () => {
  const tree = parseMarkdown('甲\n\n乙\n\n丙');
  const seen: string[] = [];
  visit(tree, 'paragraph', (node, index = 0, parent) => {
    const [text] = node.children;
    seen.push(text?.type === 'text' ? text.value : '');
    if (seen.length > 1) return;
    parent?.children.splice(index, 1);
    return index;
  });
  expect(seen).toEqual(['甲', '乙', '丙']);
});

test('a copy of a tree is equal to it, and stays so whatever becomes of the tree', () => {
  const tree = parseMarkdown(TEXT);
  const before = JSON.stringify(tree);
  const copy = copyOf(tree);
  expect(copy).toEqual(tree);
  const emptied: Nodes[] = [];
  visitAll(copy, (node) => void emptied.push(node));
  for (const node of emptied) if ('children' in node) node.children.splice(0);
  expect(JSON.stringify(tree)).toBe(before);
});
