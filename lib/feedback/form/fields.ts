import { fieldAnchor } from '#lib/model/anchors';
import { SUBMISSION_KINDS } from '#lib/model/submission-kinds';

/** Fewest characters of a message, as a reader counts them, after trimming. */
export const MESSAGE_MIN = 5;

/** Most characters of a message, as a reader counts them, after trimming. */
export const MESSAGE_MAX = 5000;

/** Most bytes of a message as UTF-8: a character as a reader counts it may be any number of bytes. */
export const MESSAGE_BYTES = 128 * 1024;

/** Most characters of a name. */
export const NAME_MAX = 50;

/** Most characters of a way to reach the writer. */
export const CONTACT_MAX = 200;

/** Most bytes of a name or a contact, for each character that they may have. */
export const BYTES_A_CHARACTER = 100;

/** The value of the ticked box that says the privacy notice was read. */
export const CONSENT = 'yes';

/** The name of the honeypot: a field hidden from people, so whoever fills it is most likely a program. */
export const HONEYPOT = 'website';

/** The hidden field with the token that confirms the checked words. */
export const TOKEN = 'token';

/** The name of the button that leads from the check page back to the form, with the value `1`. */
export const EDIT = 'edit';

/** The name of the button on a receipt that asks for it as a file, with the value `1`. */
export const AS_FILE = 'file';

/** The hidden field of a form shown with errors, so that a change of view shows the errors again. */
export const ERRORS = 'errors';

/** The hidden field with the code of the refusal on a page, so that a change of view shows the same refusal again. */
export const REFUSED = 'refused';

/** The id of the row of buttons that redraw the same step in another view. */
export const VIEW_ROW = fieldAnchor('view');

/** The names of the form's fields, in the order of the form; a field's id is `feedback-<name>`. */
export const FIELD_NAMES = ['kind', 'item', 'message', 'name', 'contact', 'consent'] as const;

export type FieldName = (typeof FIELD_NAMES)[number];

/** The Chinese labels of the form's fields. */
export const FIELD_LABELS = {
  kind: '反馈类型',
  item: '针对哪一项',
  message: '反馈内容',
  name: '姓名',
  contact: '联系方式',
  consent: '隐私说明',
} as const satisfies Record<FieldName, string>;

/** The text shown for an optional field that was left empty. */
export const LEFT_EMPTY = {
  item: '整篇通报',
  name: '没有填写（匿名）',
  contact: '没有填写',
} as const satisfies Partial<Record<FieldName, string>>;

/** The value of each field; empty where nothing was written. */
export type FieldValues = Readonly<Record<FieldName, string>>;

/** The error message of each invalid field. */
export type FieldErrors = Readonly<Partial<Record<FieldName, string>>>;

/** The values of an untouched form. */
export const EMPTY_FIELDS: FieldValues = {
  kind: '',
  item: '',
  message: '',
  name: '',
  contact: '',
  consent: '',
};

/** The id of a field, on every page that shows it. */
export function fieldId(name: FieldName): string {
  return fieldAnchor(name);
}

/** The id of the control that an error summary links to: the field's control, or the first of several. */
export function focusId(name: FieldName): string {
  return name === 'kind' ? kindId(SUBMISSION_KINDS[0].value) : fieldId(name);
}

/** The id of the control that chooses a kind. */
export function kindId(kind: (typeof SUBMISSION_KINDS)[number]['value']): string {
  return `${fieldId('kind')}-${kind}`;
}

/** The Chinese label of a kind of submission; null when there is no such kind. */
export function kindLabel(kind: string): string | null {
  return SUBMISSION_KINDS.find(({ value }) => value === kind)?.label ?? null;
}
