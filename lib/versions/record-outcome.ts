import type { Instant } from '#lib/clock';
import type { MarkdownSource } from '#lib/content/source';
import { instantOf, minuteOf } from '#lib/model/date';
import { fingerprintOf } from '#lib/model/fingerprint';
import type { CheckedNotice } from '#lib/versions/checked-notice';
import { type CommandRefusal, refuse } from '#lib/versions/command-result';
import { pictureDifference, textDifference } from '#lib/versions/difference';
import { fingerprintsOf } from '#lib/versions/facts';
import type { OutcomeEdition, OutcomeRecord } from '#lib/versions/outcome-record';
import { serialiseRecord } from '#lib/versions/record-format';

/** A change of the outcome's record: the new text of its file, null to delete it, and a message in Chinese. */
interface OutcomeUpdate {
  text: string | null;
  message: string;
}

/** Records an outcome that is new, or whose recorded moment is still to come; null where nothing changed. */
export function recordOutcome(checked: CheckedNotice, now: Instant): OutcomeUpdate | CommandRefusal | null {
  const { source, record } = checked;
  const first = record.outcome?.editions[0];
  const edition = editionOf(checked);
  if (isOutcomeRecorded(edition, record.outcome)) return null;
  if (first && instantOf(first.at) <= now)
    return refuse(
      `反馈情况已于${minuteOf(instantOf(first.at))}公布，不能删去，公布的时间也不能改；内容有改动，请运行 npm run notice -- correct ${source.slug}。`,
    );
  if (edition === null) return { text: null, message: '反馈情况还没有到公布的时间，已经取消。' };
  return {
    text: serialiseRecord({ notice: source.slug, editions: [{ ...edition, correction: null }] }),
    message: `已留存反馈情况。公布时间：${minuteOf(instantOf(edition.at))}（北京时间）。`,
  };
}

/** The edition of an outcome that its files have now; null where there is none. */
export function editionOf({
  source: { outcome: file, pictures },
  notice,
}: Pick<CheckedNotice, 'source' | 'notice'>): Omit<OutcomeEdition, 'correction'> | null {
  const outcome = notice?.outcome;
  if (!file || !outcome) return null;
  const text = editionText(file);
  return {
    at: outcome.published,
    text,
    fingerprint: fingerprintOf(text),
    pictures: fingerprintsOf(outcome.pictures, pictures),
  };
}

/** Whether an outcome equals its last recorded edition, and its moment the recorded one. */
export function isOutcomeRecorded(
  edition: Omit<OutcomeEdition, 'correction'> | null,
  record: OutcomeRecord | null,
): boolean {
  if (!edition || !record) return !edition && !record;
  return record.editions[0]?.at === edition.at && outcomeDifference(record, edition).length === 0;
}

/** A line diff between an outcome's last recorded edition and its present one. */
export function outcomeDifference(
  { editions }: OutcomeRecord,
  now: Pick<OutcomeEdition, 'text' | 'pictures'> | null,
): string[] {
  const last = editions.at(-1);
  return [
    ...textDifference(last?.text ?? '', now?.text ?? '', 'outcome.md '),
    ...pictureDifference(last?.pictures ?? {}, now?.pictures ?? {}),
  ];
}

/** The text of `outcome.md`, normalised: one empty line after its front matter, one newline at its end. */
export function editionText({ text }: Pick<MarkdownSource<unknown>, 'text'>): string {
  return `${text.replace(/^(---\n[\s\S]*?\n---)\n+/, '$1\n\n').trimEnd()}\n`;
}
