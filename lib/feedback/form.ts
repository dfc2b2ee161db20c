/** Fewest characters of a message, as a reader counts them, after trimming. */
export const MESSAGE_MIN = 5;

/** Most characters of a message, as a reader counts them, after trimming. */
export const MESSAGE_MAX = 5000;

/** Most characters of a name. */
export const NAME_MAX = 50;

/** Most characters of a way to reach the writer. */
export const CONTACT_MAX = 200;

/** What a submission can be, in the order of the form. */
export const KINDS = [
  { value: 'opinion', label: '意见' },
  { value: 'suggestion', label: '建议' },
  { value: 'report', label: '问题反映' },
] as const;

/** The value of the ticked box that says the privacy notice was read. */
export const CONSENT = 'yes';

/** The field that people leave empty because they do not see it. */
export const HONEYPOT = 'website';

/** The names of the form's fields, in the order of the form; a field's id is `feedback-<name>`. */
export const FIELD_NAMES = ['kind', 'item', 'message', 'name', 'contact', 'consent'] as const;

export type FieldName = (typeof FIELD_NAMES)[number];

/** What stands in the form's fields, or what is wrong with them, by name. */
export type FieldTexts = Readonly<Partial<Record<FieldName, string>>>;

/** The id of a field, on every page that shows it. */
export function fieldId(name: FieldName): string {
  return `feedback-${name}`;
}
