import type { OpenedSubmission } from '#lib/feedback/export/opened';
import { CHANNELS, type Channel } from '#lib/feedback/form/entered';
import { labelFor } from '#lib/model/submission-kinds';

/** How a submission came, and which one it is dealt with together with. */
export interface OfficeNotes {
  /** `web`: by the form; null: the office entered it, and how it came cannot be told. */
  readonly channel: Channel | 'web' | null;
  /** The id of the submission that it was merged into; null for none. */
  readonly mergedInto: string | null;
}

/** An opened submission as an export takes it. */
export interface ExportableSubmission extends OpenedSubmission {
  /** What the office noted, where signatures were verified; absent where they were not: then the stored words say it. */
  readonly notes?: OfficeNotes;
}

/** What the office noted of a submission, for an export. */
export function notesOf({ notes, entries }: ExportableSubmission): OfficeNotes {
  if (notes) return notes;
  let mergedInto: string | null = null;
  for (const { words } of entries)
    if (words?.kind === 'internal' && words.into !== undefined) mergedInto = words.into;
  const [first] = entries;
  if (first?.kind !== 'entered') return { channel: 'web', mergedInto };
  const entered = first.words?.kind === 'internal' ? first.words.entered : undefined;
  return { channel: entered?.channel ?? null, mergedInto };
}

/** A channel in Chinese. */
export function channelInWords(channel: OfficeNotes['channel']): string {
  if (channel === null) return '办公室登记，方式不明';
  return channel === 'web' ? '网上' : labelFor(CHANNELS, channel);
}
