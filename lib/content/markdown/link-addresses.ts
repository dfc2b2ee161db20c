import type { Definition, Image, Link } from 'mdast';
import { visit } from '#lib/content/markdown/tree/visit';
import type { Place } from '#lib/content/problem';
import { type MarkdownSource, placeAt } from '#lib/content/source';

/** The address of a link or a picture in a text. */
export interface Address {
  kind: 'link' | 'picture';
  /** With escapes and entities undone. */
  url: string;
  /** The place of the address; of its link or picture, when the address contains escapes or entities. */
  place: Place;
  /** The source text at that place. */
  raw: string;
  /** How many characters the address takes; 0 when it was written with escapes or entities. */
  length: number;
}

/** Lists the addresses in a file's body, in order. A definition counts once, as a link or as a picture, whichever it is used for. */
export function addressesIn(source: MarkdownSource<unknown>): Address[] {
  if (!/[\]<]/.test(source.text)) return [];
  const pictureNames = new Set<string>();
  visit(source.body, 'imageReference', ({ identifier }) => {
    pictureNames.add(identifier);
  });
  const addresses: Address[] = [];
  visit(source.body, ['link', 'image', 'definition'], (node) => {
    if (node.type !== 'link' && node.type !== 'image' && node.type !== 'definition') return;
    const isPicture =
      node.type === 'image' || (node.type === 'definition' && pictureNames.has(node.identifier));
    addresses.push({
      kind: isPicture ? 'picture' : 'link',
      url: node.url,
      ...placeOf(source, node),
    });
  });
  return addresses;
}

function placeOf(
  { file, text }: MarkdownSource<unknown>,
  { url, position }: Link | Image | Definition,
): Pick<Address, 'place' | 'raw' | 'length'> {
  const start = position?.start.offset ?? 0;
  const raw = text.slice(start, position?.end.offset);
  const at = url === '' ? -1 : raw.lastIndexOf(url);
  const place = placeAt(file, text, start + Math.max(0, at));
  return at === -1 ? { place, raw, length: 0 } : { place, raw: url, length: url.length };
}

/** Decodes an address's percent-encoding; returns it unchanged where that is malformed. */
export function decodeAddress(url: string): string {
  try {
    return decodeURI(url);
  } catch {
    return url;
  }
}

/** Returns the scheme of an address in lower case, or null. Like browsers, it ignores blanks and control characters. */
export function schemeOf(url: string): string | null {
  return /^([a-z][a-z0-9+.-]*):/.exec(asBrowsersParse(url))?.[1] ?? null;
}

/** Writes an address's scheme in lower case, as browsers take it (RFC 3986, 3.1); the sanitiser knows no other. */
export function withLowerCaseScheme(url: string): string {
  return url.replace(/^[a-z][a-z0-9+.-]*:/i, (scheme) => scheme.toLowerCase());
}

/** Valid beginnings of an address, by its scheme. */
const OPENS: Readonly<Record<string, RegExp>> = {
  http: /^http:\/\/[^\s/?#]/i,
  https: /^https:\/\/[^\s/?#]/i,
  mailto: /^mailto:[^\s@]+@[^\s@]+$/i,
  tel: /^tel:\+?\d[\d()., -]*$/i,
};

/** Signs in the width of Chinese, which no host has: a browser that takes some for ASCII is no promise for the others. */
const WIDE_HOST = /^https?:\/\/[^/?#]*[，。；、：／（）！？\s]/i;

/** Whether an address with a scheme leads nowhere: its host, mailbox or number is missing, or written in another width. */
export function isDeadAddress(url: string): boolean {
  const opens = OPENS[schemeOf(url) ?? ''];
  if (!opens) return false;
  return !opens.test(url) || (/^http/i.test(url) && (!URL.canParse(url) || WIDE_HOST.test(url)));
}

/** Whether an address is protocol-relative for a browser: `//host`, also with backslashes. */
export function isProtocolRelative(url: string): boolean {
  return /^[/\\]{2}/.test(asBrowsersParse(url));
}

function asBrowsersParse(url: string): string {
  return url.replace(/[\u0000-\u0020\u007f-\u00a0\u200b-\u200f\u2028-\u202f\u2060\ufeff]/g, '').toLowerCase();
}
