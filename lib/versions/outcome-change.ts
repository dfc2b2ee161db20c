import type { Instant } from '#lib/clock';
import { instantOf, minuteOf } from '#lib/model/date';
import { type CommandRefusal, refuse } from '#lib/versions/command-result';
import type { ExaminedNotice } from '#lib/versions/checked-notice';
import { recordFile } from '#lib/versions/record-format';
import { editionOf, isOutcomeRecorded, outcomeDifference } from '#lib/versions/record-outcome';
import { momentAfter } from '#lib/versions/version';

/** A change of a published outcome. */
interface OutcomeChange {
  done: true;
  /** Line by line, what was (`-`) and what is (`+`). */
  lines: string[];
  /** What keeps the change, with its reasons, as the next edition. */
  keep(reasons: { what: string; why: string }): string;
}

/** The change of an outcome since it was last kept; null where there is none, or none that is published yet. */
export function outcomeChange(examined: ExaminedNotice, now: Instant): OutcomeChange | CommandRefusal | null {
  const { source } = examined;
  const { outcome: record } = examined.record;
  const [first] = record?.editions ?? [];
  const edition = editionOf(examined);
  if (!record || !first || instantOf(first.at) > now || isOutcomeRecorded(edition, record)) return null;
  if (edition?.at !== first.at)
    return refuse(`反馈情况已于${minuteOf(instantOf(first.at))}公布，不能删去，公布的时间也不能改。`);
  const at = momentAfter((record.editions.at(-1) ?? first).at, now);
  return {
    done: true,
    lines: outcomeDifference(record, edition),
    keep: ({ what, why }) =>
      recordFile({
        notice: source.slug,
        editions: [...record.editions, { ...edition, at, correction: { what, why } }],
      }),
  };
}
