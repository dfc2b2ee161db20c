import * as z from 'zod';
import { toLinkedNotice } from '#lib/content/anchors';
import type { TextAddresses } from '#lib/content/markdown/html';
import { memoizedByObject } from '#lib/content/memoize';
import { factsOfProblem, problem } from '#lib/content/problem';
import type { ContentReader } from '#lib/content/read';
import { overdueOutcome } from '#lib/content/rules/outcome/outcome-overdue';
import type { LinkedNotice } from '#lib/content/source';
import { partAnchors } from '#lib/model/anchors';
import type { DeepReadonly } from '#lib/model/deep-readonly';
import { fingerprintOf } from '#lib/model/fingerprint';
import { noticeSchema } from '#lib/model/notice';
import { checkNotice } from '#lib/versions/check-notice';
import { type CheckedNotice, recordHashes, recordHashesSchema } from '#lib/versions/checked-notice';

const problemSchema = z.object({
  place: z.object({ file: z.string(), line: z.number(), column: z.number() }),
  rule: z.string(),
  severity: z.enum(['error', 'warning']).optional(),
  reason: z.string(),
  found: z.string().optional(),
  expected: z.string().optional(),
  fix: z.string().optional(),
});

/** Schema of what other notices need to know of a notice to link to it. */
export const linkFactsSchema = z.object({
  published: z.string().nullable(),
  anchors: z.array(z.string()).nullable(),
  hasWindow: z.boolean(),
  hasPdf: z.boolean(),
});

export type LinkFacts = DeepReadonly<z.output<typeof linkFactsSchema>>;

/** The facts of a linked notice, as plain data. */
export function linkFactsOf({ anchors, ...facts }: LinkedNotice): LinkFacts {
  return { ...facts, anchors: anchors && [...anchors] };
}

/** What is known of a notice whose files cannot be read. */
export const NOTHING_KNOWN: LinkedNotice = { published: null, anchors: null, hasWindow: true, hasPdf: false };

/** Schema of what the check of one notice comes to: plain data, and the same whatever the moment. */
export const noticeCheckSchema = z.object({
  /** Composed from its files, with the number and the events of its records; null when the files have errors. */
  notice: noticeSchema.nullable(),
  /** The SHA-256 of its JSON: what stores it need not serialise it again. */
  noticeHash: z.string().nullable(),
  /** The anchors of its parts and items: who lists them need not read its texts. */
  anchors: z.array(z.string()),
  /** Problems of its files. */
  problems: z.array(problemSchema),
  /** How it differs from its records. */
  unrecorded: z.array(problemSchema),
  /** The reminder of its outcome, and the moment from which staff are reminded. */
  overdue: z.object({ from: z.number(), problem: problemSchema }).nullable(),
  records: recordHashesSchema,
  links: linkFactsSchema,
  isDraft: z.boolean(),
  hasWindow: z.boolean(),
});

/** What the check of one notice comes to. */
export type NoticeCheck = DeepReadonly<z.output<typeof noticeCheckSchema>>;

/** Checks a notice, and keeps what a site needs to know of it. @param addresses where its links and pictures lead. */
export function runNoticeCheck(reader: ContentReader, slug: string, addresses?: TextAddresses): NoticeCheck {
  const checked = checkNotice(reader, slug, addresses);
  const { source, notice, problems, unrecorded } = checked;
  return {
    notice,
    noticeHash: notice && fingerprintOf(JSON.stringify(notice)),
    anchors: notice ? partAnchors(notice.parts) : [],
    problems: problems.map(factsOfProblem),
    unrecorded: unrecorded.map(factsOfProblem),
    overdue: overdueOutcome(source),
    records: recordHashes(checked),
    links: linkFactsOf(toLinkedNotice(source, source.paths)),
    isDraft: isDraft(checked, reader.tree.get(`${slug}/notice.md`)),
    hasWindow: source.notice?.hasKey(['window']) ?? false,
  };
}

/** The check of a notice that cannot be checked. @param file its `notice.md`, as messages name it. */
export function tooComplex(file: string): NoticeCheck {
  const found = {
    place: { file, line: 1, column: 1 },
    rule: 'limit',
    reason: '这份通报里有文字套得太深，没有检查下去',
    expected: '括号、强调、列表等不一层套一层；分成几段',
  };
  return {
    notice: null,
    noticeHash: null,
    anchors: [],
    problems: [found],
    unrecorded: [],
    overdue: null,
    records: { versions: [], outcome: [] },
    links: linkFactsOf(NOTHING_KNOWN),
    isDraft: false,
    hasWindow: false,
  };
}

/** The problems that a check found, and how the notice differs from its records. Memoized. */
export const problemsOfCheck = memoizedByObject(({ problems, unrecorded }: NoticeCheck) => ({
  problems: problems.map(problem),
  unrecorded: unrecorded.map(problem),
}));

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
