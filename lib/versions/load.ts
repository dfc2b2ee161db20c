import type { Instant } from '#lib/clock';
import { withdrawUnsoundAdvice } from '#lib/content/advice';
import { strayRootFiles } from '#lib/content/files/root-files';
import type { TextAddresses } from '#lib/content/markdown/html';
import { compareByPlace, isError, type Problem, problem } from '#lib/content/problem';
import { readRedirects } from '#lib/content/redirects-file';
import { officeContactPoints, readPublisher } from '#lib/content/site-file';
import type { ContentTree } from '#lib/content/source';
import { instantOf } from '#lib/model/date';
import type { Notice, Publisher } from '#lib/model/notice';
import type { Redirect } from '#lib/model/redirect';
import type { RecordHashes } from '#lib/versions/checked-notice';
import { ContentChecks, foldersOf } from '#lib/versions/checks/content-checks';
import { problemsOfCheck } from '#lib/versions/checks/notice-check';

/** Everything that `content/` holds, validated, and all its problems. */
export interface Content {
  /** The publishing body; null when `site.yaml` has errors. */
  publisher: Publisher | null;
  /** The notices without errors, drafts too: newest first, drafts at the end, by slug where the moment is the same. */
  notices: Notice[];
  /** The SHA-256 of the JSON of each of them, by slug. */
  noticeHashes: Record<string, string>;
  /** The anchors of the parts and items of each of them, by slug. */
  anchors: Record<string, readonly string[]>;
  /** Addresses of an earlier site, and where they lead now. */
  redirects: Redirect[];
  /** Errors and warnings of all files, by place. */
  problems: Problem[];
  /** Those of the errors that are a draft's: it is not built, so they keep nothing else from being built. */
  draftErrors: Problem[];
  /** The hashes of the notices' records, by slug. */
  records: Record<string, RecordHashes>;
}

/** The errors for which nothing is built: all but those of drafts. */
export function blockingErrors({
  problems,
  draftErrors,
}: Pick<Content, 'problems' | 'draftErrors'>): Problem[] {
  const ofDrafts = new Set(draftErrors);
  return problems.filter((found) => isError(found) && !ofDrafts.has(found));
}

/**
 * Loads `content/`: reads it, checks it, compares it with its records, and composes its notices. The only way to do so,
 * so that no caller can skip a check.
 * @param root how messages name the content folder, such as `content`.
 * @param now the moment by which staff are reminded of what is overdue; without it nobody is. It decides no error: a
 *   check that is green today is green tomorrow.
 */
export function loadContent(tree: ContentTree, root: string, now: Instant | null = null): Content {
  return composeContent(tree, checksOf(tree, root), { root, now, mustBeRecorded: true });
}

/**
 * Loads content that is being edited, for the preview alone: a notice that differs from its records is no mistake yet,
 * and is returned as its files have it.
 */
export function loadContentForPreview(tree: ContentTree, root: string): Content {
  return composeContent(tree, checksOf(tree, root), { root, now: null, mustBeRecorded: false });
}

/** Loads the notices for an archive: the links and pictures of their texts lead where `addresses` says. */
export function loadNoticesForArchive(tree: ContentTree, root: string, addresses: TextAddresses): Notice[] {
  return composeContent(tree, checksOf(tree, root, addresses), { root, now: null, mustBeRecorded: true })
    .notices;
}

/** The bytes of the files that stand beside the notices. */
function bytesOfSiteFiles(tree: ContentTree): number {
  return Array.from(tree, ([path, { length }]) => (path.includes('/') ? 0 : length)).reduce(
    (sum, bytes) => sum + bytes,
    0,
  );
}

function checksOf(tree: ContentTree, root: string, addresses?: TextAddresses): ContentChecks {
  return new ContentChecks(foldersOf(tree), { root, office: officeContactPoints(tree, root), addresses });
}

/** Options for composing content. */
export interface ComposeOptions {
  /** How messages name the content folder. */
  root: string;
  /** The moment by which staff are reminded of what is overdue; null: nobody is. */
  now: Instant | null;
  /** Whether a notice that differs from its records is an error. */
  mustBeRecorded: boolean;
}

/** Composes the content of a tree from the checks of its notices, which are made where none is known. */
export function composeContent(
  tree: ContentTree,
  checks: ContentChecks,
  { root, now, mustBeRecorded }: ComposeOptions,
): Content {
  // Each list as a whole: there may be more problems than a function takes arguments.
  const lists: (readonly Problem[])[] = [strayRootFiles(tree, root)];
  const notices: Notice[] = [];
  const noticeHashes: Record<string, string> = {};
  const anchors: Content['anchors'] = {};
  const ofDrafts: (readonly Problem[])[] = [];
  const records: Record<string, RecordHashes> = {};
  let takesFeedback = false;
  for (const slug of checks.folders.keys()) {
    const check = checks.check(slug);
    const found = problemsOfCheck(check);
    const unrecorded = mustBeRecorded ? found.unrecorded : [];
    const isOverdue = now !== null && check.overdue !== null && check.overdue.from <= now;
    lists.push(found.problems, unrecorded, isOverdue ? [problem(check.overdue.problem)] : []);
    if (check.isDraft) ofDrafts.push(found.problems, unrecorded);
    if (check.notice && !unrecorded.some(isError)) {
      notices.push(check.notice);
      if (check.noticeHash !== null) noticeHashes[slug] = check.noticeHash;
      anchors[slug] = check.anchors;
    }
    records[slug] = check.records;
    takesFeedback ||= check.hasWindow;
  }
  const site = readPublisher(tree, root, takesFeedback, notices);
  const linked = (slug: string) => checks.linkedNotice(slug);
  const { redirects, problems: refused } = readRedirects(tree, root, linked);
  const ofFiles = [...site.problems, ...refused];
  withdrawUnsoundAdvice(ofFiles, tree, root, bytesOfSiteFiles(tree), (files) => {
    const changed = new Map([...tree, ...files]);
    const { problems: ofSite } = readPublisher(changed, root, takesFeedback, notices);
    return [...ofSite, ...readRedirects(changed, root, linked).problems];
  });
  lists.push(ofFiles);
  return {
    publisher: site.publisher,
    notices: notices.sort(newestFirst),
    noticeHashes,
    anchors,
    redirects,
    problems: lists.flat().sort(compareByPlace),
    draftErrors: ofDrafts.flat().filter(isError).sort(compareByPlace),
    records,
  };
}

/** Compares notices for sorting: newest publication first, drafts last, by slug where the moment is the same. */
export function newestFirst(
  a: Pick<Notice, 'slug' | 'published'>,
  b: Pick<Notice, 'slug' | 'published'>,
): number {
  const moment = (notice: { published: string | null }) =>
    notice.published === null ? 0 : instantOf(notice.published);
  return moment(b) - moment(a) || (a.slug < b.slug ? -1 : 1);
}
