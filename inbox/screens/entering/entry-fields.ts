import { CHANNELS, CONSENTS, mayHaveComeOn } from '#lib/feedback/form/entered';
import type { FieldName } from '#lib/feedback/form/fields';
import { validateEntered } from '#lib/feedback/form/submission';
import { normalizeText } from '#lib/feedback/form/written-text';
import type { NoticeItems } from '#lib/office/protocol';
import type { EntryDraft } from '../../parts/draft';
import type { NewSubmission } from '../../work/entering/entering-types';
import { writtenDay } from './written-day';

/** The fields of what is entered that the public form does not have. */
type OfficeField = 'channel' | 'received' | 'noted' | 'notice';

export type EntryErrors = Readonly<Partial<Record<OfficeField | FieldName, string>>>;

/** An entry with nothing in it. @param today `YYYY-MM-DD`. @param notice the only one there is; empty for several. */
export function emptyEntry(today: string, notice: string): EntryDraft {
  return {
    ...({ kind: 'entry', channel: '', received: today, consent: '', notice } as const),
    ...{ of: '', item: '', message: '', name: '', contact: '' },
  };
}

/** Validates what was typed, by the limits of the public form. @param today the present Beijing day. */
export function checkEntry(
  entry: EntryDraft,
  items: NoticeItems,
  today: string,
): { readonly entered: NewSubmission; readonly errors: null } | { readonly errors: EntryErrors } {
  const received = writtenDay(entry.received);
  const channel = CHANNELS.find(({ value }) => value === entry.channel)?.value;
  const consent = CONSENTS.find(({ value }) => value === entry.consent)?.value;
  const text = (written: string) => normalizeText(written);
  const { submission, errors } = validateEntered(
    {
      ...{ kind: entry.of, item: entry.item, message: text(entry.message) },
      ...{ name: text(entry.name), contact: text(entry.contact) },
    },
    entry.notice,
    (anchor) => items.find((item) => item.anchor === anchor)?.heading ?? null,
  );
  const found: EntryErrors = {
    ...(channel === undefined && { channel: '请选择反映方式' }),
    ...dayError(received, today),
    ...(entry.notice === '' && { notice: '请选择对哪一篇通报' }),
    ...errors,
    ...(consent === undefined && { noted: '请选择一项' }),
  };
  if (submission && channel && consent && received !== null && Object.keys(found).length === 0)
    return { entered: { received, channel, consent, said: submission }, errors: null };
  return { errors: found };
}

function dayError(received: string | null, today: string): EntryErrors {
  if (received === null) return { received: '请写哪一天，例如 2025-01-15' };
  if (received > today) return { received: '这一天还没有到，请改正' };
  return mayHaveComeOn(received, today) ? {} : { received: '只能登记最近一年以内收到的，请看看年份' };
}
