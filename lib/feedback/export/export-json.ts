import * as z from 'zod';
import { textOfWords } from '#lib/feedback/crypto/sealed-words';
import type { ExportFormat } from '#lib/feedback/export/export-format';
import { type ExportableSubmission, notesOf } from '#lib/feedback/export/exportable';
import { UNREADABLE } from '#lib/feedback/export/opened';
import { CHANNEL_VALUES } from '#lib/feedback/form/entered';
import { submissionSchema } from '#lib/feedback/form/submission';
import { RATING_VALUES } from '#lib/feedback/lookup/change';
import { ENTRY_KINDS, OFFICE_STATES, stateOf } from '#lib/feedback/store/entry';
import { escapeInvisibleInJson } from '#lib/model/text/control-characters';

/** A submission in an export as JSON. */
const exportedSubmission = z.strictObject({
  /** Names the submission to the office; random. */
  id: z.string(),
  /** The Beijing day on which it came, `YYYY-MM-DD`. */
  received: z.string(),
  /** How it came: `web`, by the form; null: the office entered it, and how it came cannot be told. */
  channel: z.enum(['web', ...CHANNEL_VALUES]).nullable(),
  /** The notice that it answers, by its folder's name. */
  notice: z.string(),
  /** How far the office is with it. */
  state: z.enum(['new', ...OFFICE_STATES]),
  /** The id of the submission that the office merged it into; null for none. */
  merged_into: z.string().nullable(),
  /** What came after, in order: what the office did, and what the writer added. */
  history: z.array(
    z.strictObject({
      /** `state`, `answer`, `addition`, `rating` or `internal`. */
      kind: z.enum(ENTRY_KINDS),
      /** The Beijing day, `YYYY-MM-DD`. */
      day: z.string(),
      /** The state that the office gave with it; null for what the writer added. */
      state: z.enum(OFFICE_STATES).nullable(),
      /** The words, exactly; null where there are none, or they cannot be opened. */
      text: z.string().nullable(),
      /** `satisfied`, `mostly` or `dissatisfied`; null for what is no rating, or one that a later one replaced. */
      rating: z.enum(RATING_VALUES).nullable(),
    }),
  ),
  /** Why there are no words; null where there are. */
  error: z.literal(UNREADABLE).nullable(),
  /** What was written, word for word; null where it cannot be opened. */
  submission: submissionSchema
    .pick({
      /** `opinion`, `suggestion` or `report`. */
      kind: true,
      /** The part that it concerns (`anchor`, and `heading` as it then read); null: none in particular. */
      item: true,
      /** The message. */
      message: true,
      /** Empty where none was given. */
      name: true,
      /** Empty where none was given. */
      contact: true,
    })
    .nullable(),
});

/** The schema of a JSON export: submissions by day. */
export const exportedSchema = z.array(exportedSubmission);

/** The JSON export: the writers' words exactly, invisible characters escaped. */
export const jsonExport: ExportFormat = {
  head: '[\n',
  row: (one) => escapeInvisibleInJson(JSON.stringify(rowOf(one))),
  between: ',\n',
  tail: '\n]\n',
};

function rowOf(one: ExportableSubmission) {
  const { id, received, notice, entries, submission: opened } = one;
  const { channel, mergedInto } = notesOf(one);
  const row: z.input<typeof exportedSubmission> = {
    id,
    received,
    channel,
    notice,
    state: stateOf(entries),
    merged_into: mergedInto,
    history: entries.map(({ kind, day, state, words }) => ({
      kind,
      day,
      state,
      text: textOfWords(words),
      rating: words?.kind === 'rating' ? words.rating : null,
    })),
    error: opened ? null : UNREADABLE,
    submission: opened && {
      kind: opened.kind,
      item: opened.item && { ...opened.item },
      message: opened.message,
      name: opened.name,
      contact: opened.contact,
    },
  };
  return row;
}
