import * as z from 'zod';
import {
  BYTES_A_CHARACTER,
  CONSENT,
  CONTACT_MAX,
  FIELD_NAMES,
  type FieldErrors,
  type FieldName,
  type FieldValues,
  MESSAGE_BYTES,
  MESSAGE_MAX,
  MESSAGE_MIN,
  NAME_MAX,
} from '#lib/feedback/form/fields';
import { choiceOf } from '#lib/feedback/form/item-choice';
import { countBytes, countCharacters, countWrittenCharacters } from '#lib/feedback/form/written-text';
import type { DeepReadonly } from '#lib/model/deep-readonly';
import type { Notice } from '#lib/model/notice';
import { SUBMISSION_KINDS } from '#lib/model/submission-kinds';
import { hasVisibleCharacters } from '#lib/model/text/visible-characters';

const kind = z.enum(
  SUBMISSION_KINDS.map(({ value }) => value),
  '请选择反馈类型',
);

/** Counting a message's characters stops here, so that nobody keeps the server busy with it. */
const COUNTED = 2 * MESSAGE_MAX;

const message = z.string().superRefine((text, { addIssue }) => {
  const say = (words: string) => addIssue({ code: 'custom', message: words });
  if (countBytes(text) > MESSAGE_BYTES) return say('内容占用空间过大，请分几次提交');
  if (!hasVisibleCharacters(text)) return say('请填写反馈内容');
  const written = countWrittenCharacters(text, MESSAGE_MIN);
  if (written < MESSAGE_MIN) return say(`反馈内容至少${MESSAGE_MIN}个字，现在是${written}个字`);
  const count = countCharacters(text.trim(), COUNTED);
  if (count > COUNTED) say(`反馈内容最多${MESSAGE_MAX}个字，现在超过${COUNTED}个字`);
  else if (count > MESSAGE_MAX) say(`反馈内容最多${MESSAGE_MAX}个字，现在是${count}个字`);
});

/** An optional text of at most `most` characters as a reader counts them. */
const short = (label: string, most: number) =>
  z
    .string()
    .refine(
      (text) => countBytes(text) <= most * BYTES_A_CHARACTER && countCharacters(text, most) <= most,
      `${label}最多${most}个字，请缩短`,
    );

/**
 * The schema of the form's fields: all limits and error messages stand here. A message is counted after trimming and
 * stored untrimmed; what nobody sees is stored, and not counted.
 */
export const fieldsSchema = z.object({
  /** What the submission is. */
  kind,
  /** The anchor of the part that it concerns; empty: none in particular. */
  item: z.string(),
  message,
  /** May be left out: anonymous is fine. */
  name: short('姓名', NAME_MAX),
  /** May be left out. */
  contact: short('联系方式', CONTACT_MAX),
  /** That the privacy notice was read. */
  consent: z.literal(CONSENT, '请先阅读隐私说明，再勾选这一项'),
});

/** A submission: what the writer confirms, the token signs, and the office's key opens. */
export const submissionSchema = z.object({
  /** The notice that it answers, by its folder's name. */
  notice: z.string(),
  kind,
  /** The part that it concerns: its anchor, and its heading as it read when this was written. */
  item: z.object({ anchor: z.string(), heading: z.string() }).nullable(),
  message: z.string(),
  name: z.string(),
  contact: z.string(),
});

export type Submission = DeepReadonly<z.output<typeof submissionSchema>>;

/** A valid submission, or the errors of its fields. */
export type ValidatedFields =
  | { readonly submission: Submission; readonly errors: null }
  | { readonly submission: null; readonly errors: FieldErrors };

/** The values of a form without the tick that nobody is asked for where the office enters what somebody said. */
export type EnteredValues = Omit<FieldValues, 'consent'>;

const enteredFieldsSchema = fieldsSchema.omit({ consent: true });

/**
 * Validates a form's fields against `notice`.
 * @param repeated fields posted more than once, which are errors: nobody can know which value was meant.
 */
export function validateFields(
  values: FieldValues,
  notice: Notice,
  repeated: ReadonlySet<string> = new Set(),
): ValidatedFields {
  const headingOf = (anchor: string) => choiceOf(notice, anchor);
  return validated(fieldsSchema.safeParse(values), values, notice.slug, headingOf, repeated);
}

/**
 * Validates what the office enters for somebody, by the limits of the form.
 * @param headingOf how what was chosen reads in the form, by its anchor; null for what that does not offer.
 */
export function validateEntered(
  values: EnteredValues,
  notice: string,
  headingOf: (anchor: string) => string | null,
): ValidatedFields {
  return validated(enteredFieldsSchema.safeParse(values), values, notice, headingOf, new Set());
}

function validated(
  parsed: z.ZodSafeParseResult<z.output<typeof enteredFieldsSchema>>,
  values: EnteredValues,
  notice: string,
  headingOf: (anchor: string) => string | null,
  repeated: ReadonlySet<string>,
): ValidatedFields {
  const found = new Map<FieldName, string>();
  for (const { path, message: words } of parsed.error?.issues ?? []) {
    const name = FIELD_NAMES.find((candidate) => candidate === path[0]);
    if (name && !found.has(name)) found.set(name, words);
  }
  const heading = values.item === '' ? null : headingOf(values.item);
  if (values.item !== '' && heading === null) found.set('item', '请从列表中选择针对哪一项');
  for (const name of FIELD_NAMES) {
    if (repeated.has(name)) found.set(name, '这一栏收到多份内容，请核对后重新提交');
  }
  if (!parsed.success || found.size > 0) {
    const inOrder = FIELD_NAMES.flatMap((name) => {
      const words = found.get(name);
      return words === undefined ? [] : [[name, words]];
    });
    return { submission: null, errors: Object.fromEntries(inOrder) };
  }
  const { kind: chosen, item, message: written, name, contact } = parsed.data;
  return {
    submission: {
      notice,
      kind: chosen,
      item: heading === null ? null : { anchor: item, heading },
      message: written,
      name,
      contact,
    },
    errors: null,
  };
}
