import { attachmentPath } from '#lib/content/attachments/attachment-address';
import { namedAttachments } from '#lib/content/attachments/named';
import {
  type Address,
  addressesIn,
  isProtocolRelative,
  schemeOf,
} from '#lib/content/markdown/link-addresses';
import { suggestPicture } from '#lib/content/markdown/picture-address';
import { suggestAddress } from '#lib/content/markdown/relative-address';
import type { Rule, RuleProblem } from '#lib/content/rule';
import { filesOf } from '#lib/content/sections';
import { checkAnchor, checkSitePath, type LinkProblem } from '#lib/content/site-address';
import { type MarkdownSource, type NoticeSource, replaceInLine } from '#lib/content/source';
import { noticePath, slugIn } from '#lib/model/addresses';
import { chineseDay, dayOf, instantOf } from '#lib/model/date';

/** Links within the site have existing targets; relative ones, which break when a text moves, are refused. */
export const linkTarget: Rule = {
  name: 'link-target',
  *check(source) {
    for (const file of filesOf(source)) {
      for (const address of addressesIn(file)) {
        if (address.kind === 'link') yield* problemsOf(address, file, source);
      }
    }
  },
};

function* problemsOf(
  address: Address,
  file: MarkdownSource<unknown>,
  source: NoticeSource,
): Generator<RuleProblem> {
  const { url, place, length } = address;
  if (schemeOf(url) !== null || isProtocolRelative(url)) return;
  const replaced = (right: string | null) =>
    right !== null && length > 0 ? replaceInLine(file, place, length, right) : undefined;
  const worded = ({ meant: _, ...finding }: LinkProblem, right: string | null): RuleProblem => ({
    place,
    found: url,
    ...finding,
    fix: replaced(right),
  });
  if (url === '') {
    yield { place, reason: '链接没有写地址', expected: '在圆括号里写地址，例如 https://www.example.cn' };
  } else if (url.startsWith('#')) {
    const finding = checkAnchor(url.slice(1), source.slug, source.linkedNotice, '这份通报');
    if (finding) yield worded(finding, finding.meant && `#${finding.meant}`);
  } else if (url.startsWith('/')) {
    const finding = checkSitePath(url, source.linkedNotice) ?? publicationProblem(slugIn(url), source);
    if (finding) yield worded(finding, finding.meant);
  } else {
    const attached = attachmentPath(url);
    if (attached !== null && source.pictures.has(attached)) {
      if (file === source.outcome && !namedAttachments(source).some((named) => named.path === attached))
        yield { place, found: url, ...OF_OUTCOME };
      return;
    }
    const path = file.file.slice(source.directory.length + 1);
    const meant = suggestAddress(url, path, source);
    if (attached !== null && meant === null) {
      const finding = missingFile(attached, path, source);
      yield worded(finding, finding.meant);
      return;
    }
    yield {
      place,
      reason: '链接的地址不完整',
      found: url,
      expected: `外部网页以 https:// 开头；本通报里写 #锚点，例如 #contact；其他通报写 ${noticePath('文件夹名')}；附件写文件的名称，例如 附件1.pdf`,
      fix: replaced(meant),
    };
  }
}

/** An attachment is visible from the notice's own moment on: an outcome brings none of its own. */
const OF_OUTCOME = {
  reason: '反馈情况里的链接，指向的文件不是通报的附件',
  expected: '先在 notice.md 的 attachments 里列出这个文件',
};

/** Why a link to a file of the notice's folder leads nowhere. */
function missingFile(path: string, from: string, source: NoticeSource): LinkProblem {
  const near = suggestPicture(path, from, source);
  return {
    reason: '没有这个附件文件',
    expected: near ?? `从通报文件夹算起的路径，例如 附件1.pdf，文件放在 ${source.directory} 里`,
    meant: near,
  };
}

/** Warns of a link to a notice that is published later, or not at all: until then it is broken. */
function publicationProblem(slug: string | null, { notice, ...source }: NoticeSource): LinkProblem | null {
  const ours = notice?.meta.published;
  const linkedNotice = slug === null || slug === source.slug ? null : source.linkedNotice(slug);
  if (ours === undefined || !linkedNotice) return null;
  const theirs = linkedNotice.published;
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
