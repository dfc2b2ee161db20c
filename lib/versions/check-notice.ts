import { withdrawUnsoundAdvice } from '#lib/content/advice';
import { composeNotice } from '#lib/content/compose';
import type { TextAddresses } from '#lib/content/markdown/html';
import { isError, type Problem } from '#lib/content/problem';
import type { ContentReader, ReadNotice } from '#lib/content/read';
import { runRules } from '#lib/content/rule';
import { RULES } from '#lib/content/rules';
import type { CheckedNotice } from '#lib/versions/checked-notice';
import { compareWithRecord } from '#lib/versions/compare';
import { eventsOf } from '#lib/versions/events';
import { readNoticeRecord } from '#lib/versions/read-record';

/**
 * Reads the notice `slug`, runs every rule on it, composes it, and compares it with its records.
 * @param addresses where its links and pictures lead; absent for the site's own pages.
 */
export function checkNotice(reader: ContentReader, slug: string, addresses?: TextAddresses): CheckedNotice {
  const read = reader.read(slug);
  const { source } = read;
  const problems = problemsIn(read);
  withdrawUnsoundAdvice(problems, reader.tree, reader.root, reader.textBytes(slug), (changed) =>
    problemsIn(reader.readChanged(slug, changed, read)),
  );
  const record = readNoticeRecord(source);
  const composed = problems.some(isError) ? null : composeNotice(source, addresses);
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

function problemsIn({ source, problems }: ReadNotice): Problem[] {
  return [...problems, ...runRules(RULES, source)];
}
