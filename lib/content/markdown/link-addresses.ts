import type { Definition, Image, Link } from 'mdast';
import { visit } from 'unist-util-visit';
import type { Place } from '#lib/content/problem';
import { type MarkdownSource, placeAt } from '#lib/content/source';

/** An address in a text: where a link leads, or where a picture lies. */
export interface Address {
  kind: 'link' | 'picture';
  /** With escapes and entities undone. */
  url: string;
  /** Where the address stands; with escapes or entities in it, where its link or picture stands. */
  place: Place;
  /** What stands there, as it was written. */
  raw: string;
  /** How many characters the address takes; 0 when it was written with escapes or entities. */
  length: number;
}

/** The addresses in a file's text, in their order. A definition counts once, as what it is used for. */
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

/** An address with its percent-encoding undone; the address itself where its `%` are no encoding. */
export function decodeAddress(url: string): string {
  try {
    return decodeURI(url);
  } catch {
    return url;
  }
}

/** The scheme of an address as a browser reads it, in lower case: blanks and control characters do not hide it. */
export function schemeOf(url: string): string | null {
  return /^([a-z][a-z0-9+.-]*):/.exec(asBrowsersParse(url))?.[1] ?? null;
}

/** Whether a browser takes the address for another host's: `//host`, with whatever slashes. */
export function isProtocolRelative(url: string): boolean {
  return /^[/\\]{2}/.test(asBrowsersParse(url));
}

function asBrowsersParse(url: string): string {
  return url.replace(/[\u0000-\u0020\u007f-\u00a0\u200b-\u200f\u2028-\u202f\u2060\ufeff]/g, '').toLowerCase();
}
