import type { Schema } from 'hast-util-sanitize';
import type { Blockquote, Root } from 'mdast';
import { defaultHandlers, type Handler } from 'mdast-util-to-hast';
import { toString as textContent } from 'mdast-util-to-string';
import { remark } from 'remark';
import remarkHtml from 'remark-html';
import { attachmentPath } from '#lib/content/attachments/attachment-address';
import { type ContactPoints, linkContactPoints } from '#lib/content/markdown/contact-links';
import { resolveReferences } from '#lib/content/markdown/definitions';
import { renderFootnotes } from '#lib/content/markdown/footnote-list';
import { numberHeadings } from '#lib/content/markdown/headings';
import { unwrappedTexts } from '#lib/content/markdown/line-breaks';
import { withLowerCaseScheme } from '#lib/content/markdown/link-addresses';
import { picturePath } from '#lib/content/markdown/picture-address';
import { textNode } from '#lib/content/markdown/replace-text';
import { compileTable, placeCells } from '#lib/content/markdown/tables/place-cells';
import { copyOf } from '#lib/content/markdown/tree/copy';
import { SKIP, visit } from '#lib/content/markdown/tree/visit';
import { expandUnits } from '#lib/content/markdown/units';
import type { NumberingStyle } from '#lib/content/numbering';
import { shownSize } from '#lib/content/pictures/shown-size';
import { noticeFilePath } from '#lib/model/addresses';
import { headingAnchor } from '#lib/model/anchors';
import type { TextLink } from '#lib/model/notice';

/** The context of a text in the notice that its HTML depends on. */
export interface HtmlContext {
  slug: string;
  /** The prefix of its ids. */
  anchor: string;
  /** The HTML level of its highest heading. */
  level: number;
  /** Numbering of its headings, highest first. */
  numbering: readonly NumberingStyle[];
  /** Pictures and attachments by path below the notice's folder. */
  pictures: ReadonlyMap<string, Uint8Array>;
  reach: ContactPoints;
  /** Where links and pictures lead; absent for the site's own pages. */
  addresses?: TextAddresses | undefined;
}

/** Where the links and pictures of a text lead that is not read on the site. */
export interface TextAddresses {
  /** The address for a link to `path`, which begins with `/`; null where there is none: its words stay. */
  link(path: string): string | null;
  /** The address of a picture or an attachment, by its path below the notice's folder. */
  file(path: string): string;
}

/** A text as HTML, with its links. */
export interface RenderedText {
  html: string;
  /** The links to pages of the web and of the site, in their order. */
  links: TextLink[];
  /** The telephone numbers and mailboxes that it links. */
  linked: string[];
}

const SANITIZED: Schema = {
  tagNames:
    'p h2 h3 h4 h5 h6 ul ol li table colgroup thead tbody tr th td a img sup strong em abbr blockquote code pre hr br div'.split(
      ' ',
    ),
  attributes: {
    '*': ['id'],
    a: ['href'],
    abbr: ['title'],
    colgroup: ['span'],
    div: ['className', 'tabIndex', 'role', 'ariaLabel'],
    img: ['src', 'alt', 'width', 'height', 'loading'],
    li: ['value'],
    ol: ['start'],
    th: ['className', 'scope', 'rowSpan', 'colSpan'],
    td: ['className', 'rowSpan', 'colSpan'],
  },
  protocols: { href: ['http', 'https', 'mailto', 'tel'], src: [] },
  clobber: [],
};

/** An address of a page of the web or of the site: no place of the text itself, no telephone, no mailbox. */
const PAGE_ADDRESS = /^(https?:\/)?\//;

/** An address that calls a telephone or writes to a mailbox. */
const CHANNEL_ADDRESS = /^(?:tel|mailto):([^?]+)/;

/**
 * Renders a Markdown tree as HTML for use inside a page: headings at the page's levels with numbers as text,
 * tables that can scroll by themselves, footnotes at the end, pictures at the site's own addresses.
 * The author's raw HTML is never in it: the check refuses it, remark-html drops it, and what is left is sanitised.
 */
export function renderText(tree: Root, context: HtmlContext): RenderedText {
  const copy = copyOf(tree);
  resolveReferences(copy);
  for (const [text, joined] of unwrappedTexts(copy)) text.value = joined;
  placeHeadings(copy, context);
  renderFootnotes(copy, context.anchor);
  placePictures(copy, context);
  frameTables(copy);
  linkContactPoints(copy, context.reach);
  expandUnits(copy);
  placeLinks(copy, context);
  const collected = { links: [], linked: [] };
  const handlers = { link: collectingTo(collected), table: compileTable };
  const compiler = remark().use(remarkHtml, { sanitize: SANITIZED, handlers });
  return { html: compiler.stringify(copy).trim(), ...collected };
}

/** Compiles a link as ever, and collects one to a page, or the number or mailbox of one to a contact channel. */
function collectingTo({ links, linked }: Pick<RenderedText, 'links' | 'linked'>): Handler {
  return (state, link) => {
    const url = withLowerCaseScheme(link.url);
    const element = defaultHandlers.link(state, { ...link, url });
    const [, channel] = CHANNEL_ADDRESS.exec(url) ?? [];
    if (channel !== undefined) linked.push(channel);
    const { href } = element.type === 'element' ? element.properties : {};
    if (typeof href === 'string' && PAGE_ADDRESS.test(href))
      links.push({ words: textContent(element, { includeImageAlt: false }), address: href });
    return element;
  };
}

/** Lets links to attachments lead to their files, and gives those within the site other addresses: one without any leaves its words. */
function placeLinks(tree: Root, { slug, pictures, addresses }: HtmlContext): void {
  visit(tree, 'link', (link, index, parent) => {
    const path = attachmentPath(link.url);
    if (path !== null && pictures.has(path)) link.url = addresses?.file(path) ?? noticeFilePath(slug, path);
    if (!addresses || !parent || index === undefined || !link.url.startsWith('/')) return;
    const address = addresses.link(link.url);
    if (address === null) {
      parent.children.splice(index, 1, ...link.children);
      return index;
    }
    link.url = address;
  });
}

function placeHeadings(tree: Root, { anchor, level, numbering }: HtmlContext): void {
  for (const [index, { heading, number, nesting }] of numberHeadings(tree, numbering).entries()) {
    if (number !== '') heading.children.unshift(textNode(number));
    heading.data = {
      hName: `h${Math.min(6, level + nesting)}`,
      hProperties: { id: headingAnchor(anchor, index + 1) },
    };
  }
}

function placePictures(tree: Root, { slug, pictures, addresses }: HtmlContext): void {
  visit(tree, 'image', (image) => {
    const path = picturePath(image.url);
    // What lies beside its page is there at once, and is printed with it.
    const loading = addresses ? {} : { loading: 'lazy' };
    image.data = { hProperties: { ...shownSize(pictures.get(path)), ...loading } };
    image.url = addresses?.file(path) ?? noticeFilePath(slug, path);
  });
}

/** Lets each table scroll by itself, for fingers and for keys, and says what its cells are. */
function frameTables(tree: Root): void {
  visit(tree, 'table', (table, index, parent) => {
    placeCells(table);
    const frame: Blockquote = {
      type: 'blockquote',
      data: {
        hName: 'div',
        hProperties: { className: ['table'], tabIndex: 0, role: 'group', ariaLabel: '表格' },
      },
      children: [table],
    };
    parent?.children.splice(index ?? 0, 1, frame);
    return SKIP;
  });
}
