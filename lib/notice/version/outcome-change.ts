import type { Instant } from '#lib/clock';
import { instantOf, minuteOf } from '#lib/notice/date';
import type { Examined } from '#lib/notice/examine';
import { fingerprintOf } from '#lib/notice/fingerprint';
import { type Refused, refuse } from '#lib/notice/version/deed';
import { textDifference } from '#lib/notice/version/difference';
import { editionText, isAsKept, recordText } from '#lib/notice/version/keep-outcome';
import { momentAfter } from '#lib/notice/version/moment-after';

/** A change of a published outcome. */
interface OutcomeChange {
  done: true;
  /** Line by line, what was (`-`) and what is (`+`). */
  lines: string[];
  /** What keeps the change, with its reasons, as the next edition. */
  keep(reasons: { what: string; why: string }): string;
}

/** The change of an outcome since it was last kept; null where there is none, or none that is published yet. */
export function outcomeChange(
  { source, notice, kept }: Pick<Examined, 'source' | 'notice' | 'kept'>,
  now: Instant,
): OutcomeChange | Refused | null {
  const { outcome: record } = kept;
  const [first] = record?.editions ?? [];
  const published = notice?.outcome?.published;
  if (!record || !first || instantOf(first.at) > now || isAsKept(source, published, record)) return null;
  const { outcome: file } = source;
  if (!file || published !== first.at)
    return refuse(`反馈情况已于${minuteOf(instantOf(first.at))}公布，不能删去，公布的时间也不能改。`);
  const text = editionText(file);
  const last = record.editions.at(-1) ?? first;
  return {
    done: true,
    lines: textDifference(last.text, text, 'outcome.md '),
    keep: ({ what, why }) =>
      recordText(source.slug, [
        ...record.editions,
        {
          at: momentAfter(last.at, now),
          text,
          fingerprint: fingerprintOf(text),
          correction: { what, why },
        },
      ]),
  };
}
