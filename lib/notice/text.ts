import type { Nodes, Root, TableRow } from 'mdast';

const CJK = /[\u2e80-\u9fff\uf900-\ufaff\ufe30-\ufe4f\uff00-\uffef\u201c\u201d\u2018\u2019\u2026]/;

/**
 * Text without the line breaks of the editor: Chinese is written without blanks, so a break beside a
 * Chinese character or mark vanishes; any other becomes a blank.
 */
export function joinLines(text: string): string {
  return text.replace(
    /(.?)[ \t]*\n[ \t]*(.?)/gu,
    (_, before: string, after: string) => before + (CJK.test(before) || CJK.test(after) ? '' : ' ') + after,
  );
}

/**
 * The plain text of Markdown, a paragraph a line, an empty line between blocks. Numbers and marks of lists,
 * cells of tables (` | ` between them), pictures' alternatives and footnotes stand in it as text.
 */
export function plainText(tree: Root): string {
  return blocksOf(tree.children).join('\n\n');
}

function blocksOf(nodes: readonly Nodes[]): string[] {
  return nodes.map(blockOf).filter((block) => block !== '');
}

function blockOf(node: Nodes): string {
  switch (node.type) {
    case 'list':
      return node.children
        .map((item, index) => {
          const mark = node.ordered ? `${(node.start ?? 1) + index}. ` : '· ';
          return mark + blocksOf(item.children).join('\n');
        })
        .join('\n');
    case 'table':
      return node.children.map(rowOf).join('\n');
    case 'blockquote':
      return blocksOf(node.children).join('\n\n');
    case 'footnoteDefinition':
      return `[${node.label ?? node.identifier}] ${blocksOf(node.children).join('\n')}`;
    case 'definition':
    case 'html':
    case 'thematicBreak':
      return '';
    default:
      return inlineOf(node);
  }
}

function rowOf(row: TableRow): string {
  return row.children.map((cell) => inlineOf(cell)).join(' | ');
}

function inlineOf(node: Nodes): string {
  if (node.type === 'text') return joinLines(node.value);
  if (node.type === 'inlineCode' || node.type === 'code') return node.value;
  if (node.type === 'break') return '\n';
  if (node.type === 'image') return node.alt ? `［图：${node.alt}］` : '';
  if (node.type === 'footnoteReference') return `[${node.label ?? node.identifier}]`;
  return 'children' in node ? node.children.map(inlineOf).join('') : '';
}
