import { composeNotice } from '#lib/content/compose';
import { isError } from '#lib/content/problem';
import type { ContentReader } from '#lib/content/read';
import { runRules } from '#lib/content/rule';
import { RULES } from '#lib/content/rules';
import { compareWithRecord } from '#lib/versions/compare';
import { eventsOf } from '#lib/versions/events';
import type { ExaminedNotice } from '#lib/versions/checked-notice';
import { readNoticeRecord } from '#lib/versions/read-record';

/** Reads the notice `slug`, runs every rule, composes it, and holds it against its versions. */
export function examine(shelf: ContentReader, slug: string): ExaminedNotice {
  const read = shelf.read(slug);
  const { source } = read;
  const problems = [...read.problems, ...runRules(RULES, source)];
  const record = readNoticeRecord(source);
  const composed = problems.some(isError) ? null : composeNotice(source);
  if (composed === null) return { source, notice: null, record, problems, unrecorded: record.problems };
  const { versions } = record;
  const notice =
    composed.published === null
      ? composed
      : {
          ...composed,
          version: versions.at(-1)?.version ?? null,
          events: eventsOf(versions, { withdrawn: composed.withdrawn, outcome: record.outcome }),
        };
  return { source, notice, record, problems, unrecorded: compareWithRecord(source, composed, record) };
}
