import type { Instant } from '#lib/clock';
import { withdrawUnsoundAdvice } from '#lib/content/advice';
import { strayRootFiles } from '#lib/content/files/root-files';
import type { TextAddresses } from '#lib/content/markdown/html';
import { compareByPlace, isError, type Problem } from '#lib/content/problem';
import { ContentReader } from '#lib/content/read';
import { readRedirects } from '#lib/content/redirects-file';
import { overdueOutcome } from '#lib/content/rules/outcome/outcome-overdue';
import { officeContactPoints, readPublisher } from '#lib/content/site-file';
import type { ContentTree } from '#lib/content/source';
import { instantOf } from '#lib/model/date';
import type { Notice, Publisher } from '#lib/model/notice';
import type { Redirect } from '#lib/model/redirect';
import { checkNotice } from '#lib/versions/check-notice';
import { type CheckedNotice, type RecordHashes, recordHashes } from '#lib/versions/checked-notice';

/** Everything that `content/` holds, validated, and all its problems. */
export interface Content {
  /** The publishing body; null when `site.yaml` has errors. */
  publisher: Publisher | null;
  /** The notices without errors, drafts too: newest first, drafts at the end, by slug where the moment is the same. */
  notices: Notice[];
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
  return load(tree, root, { now, mustBeRecorded: true });
}

/**
 * Loads content that is being edited, for the preview alone: a notice that differs from its records is no mistake yet,
 * and is returned as its files have it.
 */
export function loadContentForPreview(tree: ContentTree, root: string): Content {
  return load(tree, root, { now: null, mustBeRecorded: false });
}

/** Loads the notices for an archive: the links and pictures of their texts lead where `addresses` says. */
export function loadNoticesForArchive(tree: ContentTree, root: string, addresses: TextAddresses): Notice[] {
  return load(tree, root, { now: null, mustBeRecorded: true, addresses }).notices;
}

interface LoadOptions {
  now: Instant | null;
  mustBeRecorded: boolean;
  addresses?: TextAddresses;
}

function load(tree: ContentTree, root: string, { now, mustBeRecorded, addresses }: LoadOptions): Content {
  const problems = strayRootFiles(tree, root);
  const notices: Notice[] = [];
  const draftErrors: Problem[] = [];
  const records: Record<string, RecordHashes> = {};
  let takesFeedback = false;
  const reader = new ContentReader(tree, root, officeContactPoints(tree, root));
  for (const slug of reader.slugs) {
    const checked = checkNotice(reader, slug, addresses);
    const overdue = now === null ? [] : overdueOutcome(checked.source, now);
    const unrecorded = mustBeRecorded ? checked.unrecorded : [];
    problems.push(...checked.problems, ...unrecorded, ...overdue);
    if (isDraft(checked, tree.get(`${slug}/notice.md`)))
      draftErrors.push(...[...checked.problems, ...unrecorded].filter(isError));
    if (checked.notice && !unrecorded.some(isError)) notices.push(checked.notice);
    records[slug] = recordHashes(checked);
    takesFeedback ||= hasWindow(checked);
  }
  const site = readPublisher(tree, root, takesFeedback, notices);
  const { redirects, problems: refused } = readRedirects(tree, root, (slug) => reader.linkedNotice(slug));
  const ofFiles = [...site.problems, ...refused];
  withdrawUnsoundAdvice(ofFiles, tree, root, (files) => {
    const changed = new Map([...tree, ...files]);
    const { problems: ofSite } = readPublisher(changed, root, takesFeedback, notices);
    return [...ofSite, ...readRedirects(changed, root, (slug) => reader.linkedNotice(slug)).problems];
  });
  problems.push(...ofFiles);
  return {
    publisher: site.publisher,
    notices: notices.sort(newestFirst),
    redirects,
    problems: problems.sort(compareByPlace),
    draftErrors: draftErrors.sort(compareByPlace),
    records,
  };
}

/** A line of front matter that gives, or was meant to give, the moment of publication: `published`, also misspelt. */
const PUBLISHED_LINE = /^[ \t]*["']?publi\w*["']?[ \t]*[:=\x80-\xff]/im;

/**
 * Whether a notice is a draft, also where its files have errors: nothing is recorded of it, and its `notice.md` does not
 * speak of publication. A file that cannot be read counts by its bytes: ASCII is the same in every encoding that staff use.
 * @param bytes its `notice.md`; undefined where there is none.
 */
function isDraft({ source }: CheckedNotice, bytes: Uint8Array | undefined): boolean {
  const written = Buffer.from(bytes ?? new Uint8Array())
    .toString('latin1')
    .replaceAll('\0', '');
  return source.recordFiles.size === 0 && !PUBLISHED_LINE.test(written.replaceAll('\r', '\n'));
}

function hasWindow({ source }: CheckedNotice): boolean {
  return source.notice?.hasKey(['window']) ?? false;
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
