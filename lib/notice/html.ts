import { imageSize } from 'image-size';
import type {
  Blockquote,
  Emphasis,
  Heading,
  Link,
  ListItem,
  Nodes,
  Paragraph,
  Root,
  RootContent,
  Text,
} from 'mdast';
import { toString as textIn } from 'mdast-util-to-string';
import { remark } from 'remark';
import remarkHtml from 'remark-html';
import { SKIP, visit } from 'unist-util-visit';
import { type NumberingStyle, numberIn } from '#lib/notice/numbering';
import { joinLines } from '#lib/notice/text';

/** What a run of text needs to know about its place in the notice to become HTML. */
export interface HtmlContext {
  slug: string;
  /** The anchor that its ids begin with. */
  anchor: string;
  /** The HTML level of its highest heading. */
  level: number;
  /** Numbering of its headings, highest first. */
  numbering: readonly NumberingStyle[];
  /** Pictures by path below the notice's folder. */
  pictures: ReadonlyMap<string, Uint8Array>;
  /** Telephone numbers and mailboxes that become links where the text names them. */
  reach: { phones: readonly string[]; mails: readonly string[] };
}

/** The Markdown depth at which headings inside a text begin: `#` is the notice's own title. */
export const FIRST_HEADING_DEPTH = 2;

const compiler = remark()
  .use(remarkHtml, {
    sanitize: {
      tagNames:
        'p h2 h3 h4 h5 h6 ul ol li table thead tbody tr th td a img sup section strong em blockquote code pre hr br div'.split(
          ' ',
        ),
      attributes: {
        '*': ['id'],
        a: ['href', 'title', 'ariaLabel'],
        div: ['className', 'tabIndex', 'role', 'ariaLabel'],
        section: ['className', 'ariaLabel'],
        img: ['src', 'alt', 'width', 'height', 'loading'],
        ol: ['start'],
        th: ['align', 'scope'],
        td: ['align'],
      },
      protocols: { href: ['http', 'https', 'mailto', 'tel'], src: [] },
      clobber: [],
    },
  })
  .freeze();

/**
 * HTML of a Markdown tree, for use inside a page: headings at the page's levels with numbers as text,
 * tables that can scroll by themselves, footnotes at the end, pictures at the site's own addresses.
 * The author's raw HTML is never in it: the check refuses it, remark-html drops it, and what is left is sanitised.
 */
export function htmlOf(tree: Root, context: HtmlContext): string {
  const copy = structuredClone(tree);
  placeHeadings(copy, context);
  placeFootnotes(copy, context.anchor);
  placePictures(copy, context);
  frameTables(copy);
  linkReach(copy, context.reach);
  visit(copy, 'text', (node) => {
    node.value = joinLines(node.value);
  });
  return compiler.stringify(copy).trim();
}

function placeHeadings(tree: Root, { anchor, level, numbering }: HtmlContext): void {
  const counts: number[] = [];
  let total = 0;
  visit(tree, 'heading', (heading: Heading) => {
    const depth = heading.depth - FIRST_HEADING_DEPTH;
    counts.length = Math.max(0, depth + 1);
    counts[depth] = (counts[depth] ?? 0) + 1;
    total += 1;
    const number = numberIn(numbering[depth] ?? '无', counts[depth] ?? 1);
    if (number !== '') heading.children.unshift({ type: 'text', value: number });
    heading.data = {
      hName: `h${Math.min(6, level + Math.max(0, depth))}`,
      hProperties: { id: `${anchor}-h${total}` },
    };
    return SKIP;
  });
}

function placeFootnotes(tree: Root, anchor: string): void {
  const cited = new Map<string, number>();
  visit(tree, 'footnoteReference', (node, index, parent) => {
    const seen = cited.has(node.identifier);
    const number = cited.get(node.identifier) ?? cited.size + 1;
    cited.set(node.identifier, number);
    const link: Link = {
      type: 'link',
      url: `#${anchor}-note-${number}`,
      children: [{ type: 'text', value: `[${number}]` }],
      data: {
        hProperties: { ariaLabel: `注 ${number}`, ...(seen ? {} : { id: `${anchor}-cite-${number}` }) },
      },
    };
    const sup: Emphasis = { type: 'emphasis', data: { hName: 'sup' }, children: [link] };
    parent?.children.splice(index ?? 0, 1, sup);
  });
  const notes: ListItem[] = [];
  tree.children = tree.children.filter((node: RootContent) => {
    if (node.type !== 'footnoteDefinition') return true;
    const number = cited.get(node.identifier);
    if (number !== undefined) notes[number - 1] = footnote(node.children, anchor, number);
    return false;
  });
  if (notes.length > 0) {
    tree.children.push({
      type: 'blockquote',
      data: { hName: 'section', hProperties: { className: ['notes'], ariaLabel: '注释' } },
      children: [{ type: 'list', ordered: true, spread: false, children: notes.filter(Boolean) }],
    });
  }
}

function footnote(children: ListItem['children'], anchor: string, number: number): ListItem {
  const back: Paragraph = {
    type: 'paragraph',
    children: [
      { type: 'link', url: `#${anchor}-cite-${number}`, children: [{ type: 'text', value: '返回正文' }] },
    ],
  };
  return {
    type: 'listItem',
    spread: true,
    data: { hProperties: { id: `${anchor}-note-${number}` } },
    children: [...children, back],
  };
}

function placePictures(tree: Root, { slug, pictures }: HtmlContext): void {
  visit(tree, 'image', (image) => {
    const bytes = pictures.get(decodeURI(image.url));
    image.data = { hProperties: { ...sizeOf(bytes), loading: 'lazy' } };
    image.url = `/notices/${slug}/${image.url}`;
  });
}

function sizeOf(bytes: Uint8Array | undefined): { width?: number; height?: number } {
  if (bytes === undefined) return {};
  try {
    const { width, height } = imageSize(bytes);
    return { width, height };
  } catch {
    return {};
  }
}

function frameTables(tree: Root): void {
  visit(tree, 'table', (table, index, parent) => {
    const frame: Blockquote = {
      type: 'blockquote',
      data: {
        hName: 'div',
        hProperties: { className: ['table'], tabIndex: 0, role: 'group', ariaLabel: '表格' },
      },
      children: [table],
    };
    for (const cell of table.children[0]?.children ?? []) cell.data = { hProperties: { scope: 'col' } };
    parent?.children.splice(index ?? 0, 1, frame);
    return SKIP;
  });
}

function linkReach(tree: Root, { phones, mails }: HtmlContext['reach']): void {
  const links = new Map([
    ...phones.map((phone) => [phone, `tel:${phone}`] as const),
    ...mails.map((mail) => [mail, `mailto:${mail}`] as const),
  ]);
  if (links.size === 0) return;
  visit(tree, 'text', (node: Text, index, parent) => {
    if (!parent || index === undefined || isLink(parent)) return;
    const pieces = splitAt(node.value, [...links.keys()]);
    if (pieces.length === 1) return;
    const nodes = pieces.map((value): Text | Link => {
      const url = links.get(value);
      return url ? { type: 'link', url, children: [{ type: 'text', value }] } : { type: 'text', value };
    });
    parent.children.splice(index, 1, ...nodes);
    return [SKIP, index + nodes.length];
  });
}

function isLink(node: Nodes): boolean {
  return node.type === 'link' || node.type === 'linkReference';
}

function splitAt(text: string, words: readonly string[]): string[] {
  const longestFirst = [...words]
    .sort((a, b) => b.length - a.length)
    .map((word) => word.replace(/[.*+?^${}()|[\]\\]/g, '\\$&'));
  return text.split(new RegExp(`(${longestFirst.join('|')})`)).filter((piece) => piece !== '');
}

/** The text of a node without marks: for rules that compare words. */
export const wordsOf = (node: Nodes): string => joinLines(textIn(node));
