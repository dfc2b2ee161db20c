import type { Heading, List, ListItem, Nodes, Root, TableCell, Text } from 'mdast';
import { footnoteDefinitions } from '#lib/content/markdown/definitions';
import { footnoteNumbers } from '#lib/content/markdown/footnotes';
import { numberHeadings } from '#lib/content/markdown/headings';
import { unwrappedTexts } from '#lib/content/markdown/line-breaks';
import { shownCells } from '#lib/content/markdown/tables/merged-cells';
import type { NumberingStyle } from '#lib/content/numbering';
import { footnoteMark } from '#lib/model/notice-text';

export { unwrapLines } from '#lib/content/markdown/line-breaks';

/**
 * Renders Markdown as plain text, with an empty line between blocks. List markers, table cells (separated by ` | `,
 * merged ones filled), pictures' alternative texts and, at the end, footnotes are part of it.
 * @param numbering styles of the numbers before its headings, highest first; none unless given.
 */
export function renderPlainText(tree: Root, numbering: readonly NumberingStyle[] = []): string {
  const headings = numberHeadings(tree, numbering);
  const writer = new Writer(
    unwrappedTexts(tree),
    new Map(headings.map(({ heading, number }) => [heading, number])),
    footnoteNumbers(tree),
  );
  return [...writer.blocks(tree.children), ...writer.notes(tree)].join('\n\n');
}

class Writer {
  constructor(
    private readonly joined: ReadonlyMap<Text, string>,
    private readonly headings: ReadonlyMap<Heading, string>,
    private readonly footnotes: ReadonlyMap<string, number>,
  ) {}

  blocks(nodes: readonly Nodes[]): string[] {
    return nodes.map((node) => this.block(node)).filter((block) => block !== '');
  }

  notes(tree: Root): string[] {
    const definitions = footnoteDefinitions(tree);
    return [...this.footnotes].map(([identifier, number]) => {
      const blocks = this.blocks(definitions.get(identifier)?.children ?? []);
      return `${footnoteMark(number)}${blocks.join('\n')}`;
    });
  }

  private block(node: Nodes): string {
    switch (node.type) {
      case 'heading':
        return (this.headings.get(node) ?? '') + this.inlineOf(node.children);
      case 'list':
        return this.list(node);
      case 'table':
        return shownCells(node)
          .map((cells) => this.row(cells))
          .join('\n');
      case 'blockquote':
        return this.blocks(node.children).join('\n\n');
      case 'footnoteDefinition':
      case 'definition':
      case 'html':
      case 'thematicBreak':
        return '';
      default:
        return this.inline(node);
    }
  }

  private list({ children, ordered, start }: List): string {
    let number = (start ?? 1) - 1;
    return children
      .map((item) => {
        number = item.data?.number ?? number + 1;
        return (ordered ? `${number}. ` : '· ') + this.listItem(item);
      })
      .join('\n');
  }

  private listItem(item: ListItem): string {
    const blocks = item.children.map((child) =>
      child.type === 'list' ? this.list(child).replace(/^/gm, '  ') : this.block(child),
    );
    return blocks.filter((block) => block !== '').join('\n');
  }

  /** A row in one line, whatever breaks its cells have. */
  private row(cells: readonly TableCell[]): string {
    return cells.map((cell) => this.inlineOf(cell.children).replace(/[ \t]*\n[ \t]*/g, ' ')).join(' | ');
  }

  private inlineOf(nodes: readonly Nodes[]): string {
    return nodes.map((node) => this.inline(node)).join('');
  }

  private inline(node: Nodes): string {
    switch (node.type) {
      case 'text':
        return this.joined.get(node) ?? node.value;
      case 'inlineCode':
      case 'code':
        return node.value;
      case 'break':
        return '\n';
      case 'image':
      case 'imageReference':
        return node.alt ? `［图：${node.alt}］` : '';
      case 'footnoteReference':
        return footnoteMark(this.footnotes.get(node.identifier) ?? 0);
      default:
        return 'children' in node ? this.inlineOf(node.children) : '';
    }
  }
}
