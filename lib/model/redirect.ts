import * as z from 'zod';
import { isFrameworkParameter, isPublicPath, noticePath } from '#lib/model/addresses';

/** Longest old address, in characters: longer ones no browser of its time could ask for. */
export const ADDRESS_LIMIT = 2000;

/** An old address as it may be written: a path without a final `/`, perhaps with a query, and no fragment. */
const FROM = /^(?:\/[^/?#\\\s\p{Cc}]+)+(?:\?[^#\s\p{Cc}]+)?$/u;

const text = z.string('应为一行文字').min(1, '应填写内容').meta({ kind: 'line' });

/** `redirects.yaml`: addresses of an earlier site, and where what they led to is now. */
export const redirectsSchema = z.strictObject({
  redirects: z.array(
    z.strictObject({
      /** The old address: its path, with its query if it had one. */
      from: text
        .max(ADDRESS_LIMIT, `应为不超过 ${ADDRESS_LIMIT} 个字的网址`)
        .regex(FROM, '应为旧网址里域名后面的部分，以 / 开头，不以 / 结尾，不带 #，例如 /news/show.asp?id=12')
        .refine(isReadable, '应为网站收得到的网址：% 后面应是 UTF-8 编码，或者直接写汉字；不能有 // 和 ..')
        .refine(
          keepsItsQuery,
          '应为网站收得到的网址：? 后面的参数名称不能以 _ 或者 nxt 开头，参数之间只用一个 &',
        )
        .meta({ example: '/news/show.asp?id=12', kind: 'old-address' }),
      /** Where it leads now: a page of this site, or a place on it. */
      to: text.meta({ example: noticePath('2024-district-inspection') }),
    }),
    '应为列表，每个旧网址写一项',
  ),
});

/** An old address, and the address of this site to which it leads. */
export type Redirect = Readonly<z.output<typeof redirectsSchema>['redirects'][number]>;

/** An old address as it is compared: its path, and its parameters in any order, percent-encoding undone. */
export interface OldAddress {
  path: string;
  parameters: readonly string[];
}

/** Reads an address for comparing; null when its percent-encoding is broken. */
export function oldAddress(address: string): OldAddress | null {
  const [path = '', ...query] = address.split('?');
  try {
    const parameters = query
      .join('?')
      .split('&')
      .filter((pair) => pair !== '');
    return { path: decodeURIComponent(path), parameters: parameters.map(decodeParameter).sort() };
  } catch {
    return null;
  }
}

/** What makes two old addresses one. */
export function redirectKey({ path, parameters }: OldAddress): string {
  return [path, ...parameters].join('\n');
}

/** Finds the redirect of an address that was asked for: its path with its query. */
export type FindRedirect = (asked: string) => Redirect | null;

/**
 * Makes redirects ready to be found. Parameters that chats append do not matter: all of the redirect's must be there,
 * and of several redirects the one with most of them counts.
 */
export function redirectFinder(redirects: readonly Redirect[]): FindRedirect {
  const byPath = new Map<string, { redirect: Redirect; parameters: readonly string[] }[]>();
  for (const redirect of redirects) {
    const old = oldAddress(redirect.from);
    if (!old) continue;
    const found = byPath.get(old.path) ?? [];
    found.push({ redirect, parameters: old.parameters });
    byPath.set(old.path, found);
  }
  for (const found of byPath.values()) found.sort((a, b) => b.parameters.length - a.parameters.length);
  return (asked) => {
    const wanted = asked.length > ADDRESS_LIMIT ? null : oldAddress(asked);
    const candidates = (wanted && byPath.get(wanted.path)) ?? [];
    const fits = candidates.find(({ parameters }) =>
      parameters.every((pair) => wanted?.parameters.includes(pair)),
    );
    return fits?.redirect ?? null;
  };
}

/** A parameter with its encoding undone; as it is where that is no UTF-8 (old systems wrote GBK). */
function decodeParameter(pair: string): string {
  return pair.replace(/\+/g, ' ').replace(/(?:%[\da-f]{2})+/gi, (run) => {
    try {
      return decodeURIComponent(run);
    } catch {
      return run.toUpperCase();
    }
  });
}

function isReadable(address: string): boolean {
  const old = oldAddress(address);
  return old !== null && isPublicPath(old.path) && !/\p{Cc}|\/$/u.test(old.path);
}

function keepsItsQuery(address: string): boolean {
  const [, ...query] = address.split('?');
  const pairs = query.length === 0 ? [] : query.join('?').split('&');
  return pairs.every((pair) => {
    const name = decodeParameter(pair.split('=')[0] ?? '');
    return pair !== '' && !isFrameworkParameter(name) && !name.includes('%');
  });
}

/** Whether a text can be an old address in `redirects.yaml`. */
export function isOldAddress(address: string): boolean {
  return (
    address.length <= ADDRESS_LIMIT && FROM.test(address) && isReadable(address) && keepsItsQuery(address)
  );
}
