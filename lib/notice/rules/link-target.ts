import { closest, distance } from 'fastest-levenshtein';
import { type Address, addressesIn, decodedAddress, namesAnotherHost, schemeOf } from '#lib/notice/addresses';
import { chineseDay, dayOf, instantOf } from '#lib/notice/date';
import { addressMeant } from '#lib/notice/relative-address';
import type { Rule, RuleFinding } from '#lib/notice/rule';
import { filesOf, lineWith, type MarkdownSource, type NoticeSource } from '#lib/notice/source';

/** The pages that a text may link to, notices aside. */
const LINKED_PAGES = ['/', '/notices', '/privacy'];
const NOTICE_ADDRESS = /^\/notices\/([^/#?.]+)(\.json|\.txt)?(?:#(.*))?$/;

/** Links within the site lead to what is there; relative ones, which break when a text moves, are refused. */
export const linkTarget: Rule = {
  name: 'link-target',
  *check(source) {
    for (const file of filesOf(source)) {
      for (const address of addressesIn(file)) {
        if (address.kind === 'link') yield* judge(address, file, source);
      }
    }
  },
};

function* judge(
  address: Address,
  file: MarkdownSource<unknown>,
  source: NoticeSource,
): Generator<RuleFinding> {
  const { url, place, length } = address;
  if (schemeOf(url) !== null || namesAnotherHost(url)) return;
  const replaced = (right: string | null) =>
    right !== null && length > 0 ? lineWith(file, place, length, right) : undefined;
  const worded = ({ meant: _, ...finding }: Judgement, right: string | null): RuleFinding => ({
    place,
    found: url,
    ...finding,
    fix: replaced(right),
  });
  if (url === '') {
    yield { place, reason: '链接没有写地址', expected: '在圆括号里写地址，例如 https://www.example.cn' };
  } else if (url.startsWith('#')) {
    const finding = judgeAnchor(url.slice(1), source.slug, source, '这份通报');
    if (finding) yield worded(finding, finding.meant && `#${finding.meant}`);
  } else if (url.startsWith('/')) {
    const finding = judgeSitePath(url, source);
    if (finding) yield worded(finding, finding.meant);
  } else {
    const path = file.file.slice(source.directory.length + 1);
    yield {
      place,
      reason: '链接的地址不完整',
      found: url,
      expected:
        '外部网页以 https:// 开头；本通报里写 #锚点，例如 #contact；其他通报写 /notices/文件夹名；附件不能作链接',
      fix: replaced(addressMeant(url, path, source)),
    };
  }
}

interface Judgement extends Pick<RuleFinding, 'reason' | 'expected' | 'severity'> {
  /** The address that the author most likely meant. */
  meant: string | null;
}

function judgeAnchor(fragment: string, slug: string, source: NoticeSource, where: string): Judgement | null {
  const present = source.neighbour(slug)?.anchors;
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

function judgeSitePath(url: string, source: NoticeSource): Judgement | null {
  if (LINKED_PAGES.includes(url)) return null;
  const [, slug, , fragment] = NOTICE_ADDRESS.exec(url) ?? [];
  const neighbour = slug === undefined ? null : source.neighbour(slug);
  if (slug === undefined || !neighbour) {
    const bare = url.replace(/\/$/, '');
    return {
      reason: '本站没有这个地址',
      expected: '/、/notices、/privacy，或者 /notices/文件夹名（文件夹名与 content 里的一致）',
      meant: bare !== url && judgeSitePath(bare, source) === null ? bare : null,
    };
  }
  if (fragment !== undefined) {
    const finding = judgeAnchor(fragment, slug, source, '那份通报');
    if (finding) {
      const meant = finding.meant && `/notices/${slug}#${finding.meant}`;
      return { ...finding, meant };
    }
  }
  return slug === source.slug ? null : judgeMoment(neighbour.published, source);
}

/** A link to what is not yet published leads nowhere until then. */
function judgeMoment(theirs: string | null, { notice }: NoticeSource): Judgement | null {
  const ours = notice?.meta.published;
  if (ours === undefined) return null;
  if (theirs === null) {
    return {
      severity: 'warning',
      reason: '所链接的通报还是草稿，读者打不开',
      expected: '那份通报发布以后再链接',
      meant: null,
    };
  }
  if (instantOf(theirs) <= instantOf(ours)) return null;
  return {
    severity: 'warning',
    reason: '所链接的通报发布得更晚，在那之前读者打不开',
    expected: `那份通报在${chineseDay(dayOf(instantOf(theirs)))}发布`,
    meant: null,
  };
}

function lettersOf(anchor: string): string {
  return anchor.replace(/-?\d+/g, '');
}
