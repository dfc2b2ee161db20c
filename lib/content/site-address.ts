import { closest, distance } from 'fastest-levenshtein';
import { decodedAddress } from '#lib/content/markdown/link-addresses';
import type { ProblemInput } from '#lib/content/problem';
import type { LinkedNotice } from '#lib/content/source';

/** The pages of the site that belong to no notice and that texts may link to, with what they are called. */
export const SITE_ADDRESSES: readonly { path: string; name: string }[] = [
  { path: '/', name: '首页' },
  { path: '/notices', name: '通报目录' },
  { path: '/privacy', name: '隐私说明' },
  { path: '/reading', name: '字号和关怀版' },
];

const NOTICE_ADDRESS = /^\/notices\/([^/#?.]+)(\.json|\.txt)?(?:#(.*))?$/;

/** Why an address within the site leads nowhere. */
export interface LinkProblem extends Pick<ProblemInput, 'reason' | 'expected' | 'severity'> {
  /** The address that the author most likely meant. */
  meant: string | null;
}

/** Another notice by its slug; null if there is none. */
export type FindLinkedNotice = (slug: string) => LinkedNotice | null;

/** The slug of the notice to which an address within the site leads; null when it leads to none. */
export function slugIn(url: string): string | null {
  return NOTICE_ADDRESS.exec(url)?.[1] ?? null;
}

/** Why nothing has the anchor `fragment` on the page of the notice `slug`, called `where`; null when something has. */
export function checkAnchor(
  fragment: string,
  slug: string,
  linkedNotice: FindLinkedNotice,
  where: string,
): LinkProblem | null {
  const present = linkedNotice(slug)?.anchors;
  const wanted = decodedAddress(fragment);
  if (!present || present.has(wanted)) return null;
  const anchors = [...present];
  // Another item's number is no slip of the pen.
  const similar = anchors.filter((anchor) => lettersOf(anchor) !== lettersOf(wanted));
  const near = similar.length > 0 ? closest(wanted.toLowerCase(), similar) : null;
  const meant = near !== null && distance(wanted.toLowerCase(), near) <= 2 ? near : null;
  const known = anchors.filter((anchor) => !/-(h|note-|cite-)\d+$/.test(anchor));
  return {
    reason: `${where}里没有“${wanted}”这个锚点`,
    expected: `以下锚点之一：${known.map((anchor) => `#${anchor}`).join('、')}`,
    meant,
  };
}

/** Why an address that begins with `/` leads to nothing of the site; null when it leads somewhere. */
export function checkSitePath(url: string, linkedNotice: FindLinkedNotice): LinkProblem | null {
  if (SITE_ADDRESSES.some(({ path }) => path === url)) return null;
  const [, slug, , fragment] = NOTICE_ADDRESS.exec(url) ?? [];
  if (slug === undefined || !linkedNotice(slug)) {
    const bare = url.replace(/\/$/, '');
    return {
      reason: '本站没有这个地址',
      expected: `${SITE_ADDRESSES.map(({ path }) => path).join('、')}，或者 /notices/文件夹名（文件夹名与 content 里的一致）`,
      meant: bare !== url && checkSitePath(bare, linkedNotice) === null ? bare : null,
    };
  }
  const finding = fragment === undefined ? null : checkAnchor(fragment, slug, linkedNotice, '那份通报');
  return finding && { ...finding, meant: finding.meant && `/notices/${slug}#${finding.meant}` };
}

function lettersOf(anchor: string): string {
  return anchor.replace(/-?\d+/g, '');
}
