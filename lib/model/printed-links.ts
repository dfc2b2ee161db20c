import type { Body, Notice } from '#lib/model/notice';

/** A link of a notice's text: its words, and the address behind them. */
export interface PrintedLink {
  words: string;
  /** A whole address, or one within the site, which begins with `/`. */
  address: string;
}

const LINK = /<a href="((?:https?:\/)?\/[^"]*)"[^>]*>([\s\S]*?)<\/a>/g;
const ENTITIES: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"' };

/**
 * The links whose addresses paper would lose, each address once: those of a notice's text in their order, then those of
 * its outcome.
 */
export function printedLinks(
  notice: Pick<Notice, 'opening' | 'parts' | 'contact' | 'outcome'>,
): PrintedLink[] {
  const links = new Map<string, PrintedLink>();
  for (const link of linksIn([...textsOf(notice), notice.outcome?.body ?? null]))
    if (!links.has(link.address)) links.set(link.address, link);
  return [...links.values()];
}

/** The runs of a notice's own text, in their order; null where there is none. */
function textsOf({
  opening,
  parts,
  contact,
}: Pick<Notice, 'opening' | 'parts' | 'contact'>): (Body | null)[] {
  return [
    opening,
    ...parts.flatMap((part) => [part.intro, ...part.items.map(({ body }) => body)]),
    contact?.body ?? null,
  ];
}

/**
 * The links of some texts, in their order: those to pages of the web and of the site. Places of the text itself,
 * telephones and mailboxes are no such links.
 */
function linksIn(bodies: readonly (Body | null)[]): PrintedLink[] {
  return bodies.flatMap((body) =>
    Array.from((body?.html ?? '').matchAll(LINK), ([, href = '', inner = '']) => ({
      words: textOf(inner),
      address: textOf(href),
    })),
  );
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
