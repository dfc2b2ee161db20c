import type { Instant } from '#lib/clock';
import { instantOf, minuteOf } from '#lib/model/date';
import type { CheckedNotice } from '#lib/versions/checked-notice';
import { type CommandRefusal, refuse } from '#lib/versions/command-result';
import { serialiseRecord } from '#lib/versions/record-format';
import { editionOf, isOutcomeRecorded, outcomeDifference } from '#lib/versions/record-outcome';
import { correctionMoment } from '#lib/versions/version';

/** A change of a published outcome, ready to be recorded once its reasons are known. */
export interface OutcomeChange {
  done: true;
  /** A line diff: what was (`-`) and what is (`+`). */
  lines: string[];
  /** Returns the new text of the record's file, with the change as the next edition. */
  record(reasons: { what: string; why: string }): string;
}

/** How an outcome differs from its last recorded edition; null where it does not, or is not published yet. */
export function outcomeChange(checked: CheckedNotice, now: Instant): OutcomeChange | CommandRefusal | null {
  const { source } = checked;
  const { outcome: recorded } = checked.record;
  const [first] = recorded?.editions ?? [];
  const edition = editionOf(checked);
  if (!recorded || !first || instantOf(first.at) > now || isOutcomeRecorded(edition, recorded)) return null;
  if (edition?.at !== first.at)
    return refuse(`反馈情况已于${minuteOf(instantOf(first.at))}公布，不能删去，公布的时间也不能改。`);
  const at = correctionMoment((recorded.editions.at(-1) ?? first).at, now);
  return {
    done: true,
    lines: outcomeDifference(recorded, edition),
    record: ({ what, why }) =>
      serialiseRecord({
        notice: source.slug,
        editions: [...recorded.editions, { ...edition, at, correction: { what, why } }],
      }),
  };
}
