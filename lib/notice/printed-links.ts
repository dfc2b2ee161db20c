import type { Body, Notice } from '#lib/notice/schema';

/** A link of a notice's text: its words, and the address behind them. */
export interface PrintedLink {
  words: string;
  /** A whole address, or one within the site, which begins with `/`. */
  address: string;
}

const LINK = /<a href="((?:https?:\/)?\/[^"]*)"[^>]*>([\s\S]*?)<\/a>/g;
const ENTITIES: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"' };

/**
 * The links of a notice's text whose addresses paper would lose, in their order, each address once: links to pages of
 * the web and of the site. Places of the text itself, telephones and mailboxes are no such links.
 */
export function printedLinks({ opening, parts, contact }: Pick<Notice, 'opening' | 'parts' | 'contact'>) {
  const bodies = [
    opening,
    ...parts.flatMap((part) => [part.intro, ...part.items.map(({ body }) => body)]),
    contact?.body ?? null,
  ];
  const links = new Map<string, PrintedLink>();
  for (const link of bodies.flatMap(linksIn)) if (!links.has(link.address)) links.set(link.address, link);
  return [...links.values()];
}

function linksIn(body: Body | null): PrintedLink[] {
  return Array.from((body?.html ?? '').matchAll(LINK), ([, href = '', inner = '']) => ({
    words: textOf(inner),
    address: textOf(href),
  }));
}

/** The text of sanitised HTML, whose tags hold no `>` in attributes that matter here. */
function textOf(html: string): string {
  return html
    .replace(/<[^>]*>/g, '')
    .replace(/&(?:#x([0-9a-f]+)|#(\d+)|(\w+));/gi, (whole, hex, decimal, name) => {
      if (hex) return String.fromCodePoint(Number.parseInt(hex, 16));
      return decimal ? String.fromCodePoint(Number(decimal)) : (ENTITIES[name] ?? whole);
    });
}
