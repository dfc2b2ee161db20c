import { closest, distance } from 'fastest-levenshtein';
import { decodeAddress } from '#lib/content/markdown/link-addresses';
import type { ProblemInput } from '#lib/content/problem';
import type { LinkedNotice } from '#lib/content/source';
import {
  type NoticeEnding,
  noticeFormPath,
  noticePath,
  parseSiteLink,
  READER_PAGES,
} from '#lib/model/addresses';
import { isWithinText, REGIONS } from '#lib/model/anchors';

/** The forms of a notice that texts may link to and redirects lead to: all that readers use. */
const LINKABLE_ENDINGS: readonly NoticeEnding[] = ['txt', 'json', 'pdf', 'ics'];

/** Why an address within the site leads nowhere. */
export interface LinkProblem extends Pick<ProblemInput, 'reason' | 'expected' | 'severity'> {
  /** The address that the author most likely meant. */
  meant: string | null;
}

/** Another notice by its slug; null if there is none. */
export type FindLinkedNotice = (slug: string) => LinkedNotice | null;

/** Why nothing has the anchor `fragment` on the page of the notice `slug`, called `where`; null when something has. */
export function checkAnchor(
  fragment: string,
  slug: string,
  linkedNotice: FindLinkedNotice,
  where: string,
): LinkProblem | null {
  const present = linkedNotice(slug)?.anchors;
  const wanted = decodeAddress(fragment);
  if (!present || present.has(wanted)) return null;
  const anchors = [...present];
  // Another item's number is no slip of the pen.
  const similar = anchors.filter((anchor) => lettersOf(anchor) !== lettersOf(wanted));
  const near = similar.length > 0 ? closest(wanted.toLowerCase(), similar) : null;
  const meant = near !== null && distance(wanted.toLowerCase(), near) <= 2 ? near : null;
  const known = anchors.filter((anchor) => !isWithinText(anchor));
  return {
    reason: `${where}里没有“${wanted}”这个锚点`,
    expected: `以下锚点之一：${known.map((anchor) => `#${anchor}`).join('、')}`,
    meant,
  };
}

/** Why an address that begins with `/` leads to nothing of the site; null when it leads somewhere. */
export function checkSitePath(url: string, linkedNotice: FindLinkedNotice): LinkProblem | null {
  if (READER_PAGES.some(({ path }) => path === url)) return null;
  const { target, fragment = null } = parseSiteLink(url) ?? {};
  if (target?.kind !== 'notice') return nothingThere(url, linkedNotice);
  const { slug, ending } = target;
  const notice = linkedNotice(slug);
  if (!notice || (ending !== null && !LINKABLE_ENDINGS.includes(ending)))
    return nothingThere(url, linkedNotice);
  const found =
    ending === null ? checkPlace(slug, fragment, linkedNotice) : checkForm(slug, ending, fragment, notice);
  // A draft is being written: until it is published the link leads nowhere anyhow, and the draft's faults are its own.
  return found && notice.published === null ? { ...found, severity: 'warning' } : found;
}

/** Why nothing has the anchor of a link to another notice's page; null when something has, or the link names none. */
function checkPlace(
  slug: string,
  fragment: string | null,
  linkedNotice: FindLinkedNotice,
): LinkProblem | null {
  const found = fragment === null ? null : checkAnchor(fragment, slug, linkedNotice, '那份通报');
  return found && { ...found, meant: found.meant && noticePath(slug, found.meant) };
}

function nothingThere(url: string, linkedNotice: FindLinkedNotice): LinkProblem {
  const { target } = parseSiteLink(url) ?? {};
  const meant =
    target?.kind === 'feedback' ? noticePath(target.slug, REGIONS.feedback) : url.replace(/\/$/, '');
  const pages = READER_PAGES.map(({ path }) => path).join('、');
  const endings = LINKABLE_ENDINGS.map((ending) => `.${ending}`).join('、');
  return {
    reason: '本站没有这个地址',
    expected: `${pages}，或者 ${noticePath('文件夹名')}（文件夹名与 content 里的一致，后面可以加 ${endings}）`,
    meant: meant !== url && checkSitePath(meant, linkedNotice) === null ? meant : null,
  };
}

/** Why a form of a notice cannot be had; null when it can. */
function checkForm(
  slug: string,
  ending: NoticeEnding,
  fragment: string | null,
  { anchors, hasWindow, hasPdf }: LinkedNotice,
): LinkProblem | null {
  if (fragment !== null) {
    return {
      reason: '只有通报的网页里有锚点，这个文件里没有',
      expected: `${noticePath(slug, fragment)}，或者不带锚点的 ${noticeFormPath(slug, ending)}`,
      meant: anchors?.has(decodeAddress(fragment))
        ? noticePath(slug, fragment)
        : noticeFormPath(slug, ending),
    };
  }
  if (ending === 'ics' && !hasWindow) {
    return {
      reason: '那份通报没有公示期，也就没有日历文件',
      expected: `链接到通报的网页：${noticePath(slug)}`,
      meant: noticePath(slug),
    };
  }
  // Its PDF is made from the checked notice: an error would keep a notice that links to its own from ever having one.
  if (ending === 'pdf' && !hasPdf) {
    return {
      severity: 'warning',
      reason: '那份通报还没有 PDF，读者打不开',
      expected: `先运行 npm run notice -- pdf ${slug}，生成它的 PDF`,
      meant: null,
    };
  }
  return null;
}

function lettersOf(anchor: string): string {
  return anchor.replace(/-?\d+/g, '');
}
