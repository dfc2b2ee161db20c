import type { FieldText } from '#lib/feedback/form/field-texts';
import { BYTES_A_CHARACTER, MESSAGE_BYTES, MESSAGE_MAX } from '#lib/feedback/form/fields';
import { countBytes, countCharacters } from '#lib/feedback/form/written-text';
import { fieldAnchor } from '#lib/model/anchors';
import { labelFor, RATINGS } from '#lib/model/submission-kinds';
import { hasVisibleCharacters } from '#lib/model/text/visible-characters';

// The changes that a writer can make to what was sent: their names, fields, limits and labels.

/** What a writer can do with a submission after it was received. */
export const WRITER_CHANGES = ['add', 'rate', 'withdraw'] as const;

export type ChangeName = (typeof WRITER_CHANGES)[number];

/** The values of the ratings. */
export const RATING_VALUES = RATINGS.map(({ value }) => value);

export type RatingValue = (typeof RATING_VALUES)[number];

/** Most additions to a submission. */
export const ADDITIONS_MAX = 20;

/** Most characters of a word on a rating, as a reader counts them. */
export const REMARK_MAX = 500;

/** The names of the form fields at `/feedback` besides the token and the view. */
export const LOOKUP_FIELDS = {
  /** The receipt, as it was typed. */
  receipt: 'receipt',
  /** Which change is being made; absent for a look-up. */
  change: 'change',
  /** `1` once the form of the change was filled in. */
  filled: 'filled',
  /** What is added, or a word on the rating. */
  message: 'message',
  /** The rating. */
  rating: 'rating',
} as const;

/** The parameter of the form's address that asks for a field for receipts of letters, with its one value. */
export const LETTERS_PARAMETER = { name: 'form', value: 'letters' } as const;

/** The error where no receipt was typed. */
export const NO_RECEIPT = '请填写回执号';

/** The id of a field at `/feedback`. */
export function lookupFieldId(name: keyof typeof LOOKUP_FIELDS): string {
  return fieldAnchor(name);
}

/** The id of the control that chooses a rating. */
export function ratingFieldId(rating: RatingValue): string {
  return `${lookupFieldId('rating')}-${rating}`;
}

/** The values of a change's form. */
export interface ChangeValues {
  readonly message: string;
  readonly rating: string;
}

/** The error of each invalid field of a change. */
export type ChangeErrors = Readonly<Partial<Record<keyof ChangeValues, string>>>;

/** The rating that a form names; null for none. */
export function parseRating(written: string): RatingValue | null {
  return RATING_VALUES.find((value) => value === written) ?? null;
}

/** The change that a form names; null for none. */
export function parseChange(written: string): ChangeName | null {
  return WRITER_CHANGES.find((name) => name === written) ?? null;
}

/** Validates the form of a change: an addition has words, a rating a value; null where all is right. */
export function changeErrors(change: ChangeName, { message, rating }: ChangeValues): ChangeErrors | null {
  if (change === 'withdraw') return null;
  if (change === 'add') {
    if (!hasVisibleCharacters(message)) return { message: '请填写补充的内容' };
    return tooLong(message, MESSAGE_MAX, MESSAGE_BYTES);
  }
  const wrong = {
    ...(parseRating(rating) === null && { rating: '请选择是否满意' }),
    ...tooLong(message, REMARK_MAX, REMARK_MAX * BYTES_A_CHARACTER),
  };
  return Object.keys(wrong).length === 0 ? null : wrong;
}

function tooLong(message: string, most: number, bytes: number): { message: string } | null {
  const isLong = countBytes(message) > bytes || countCharacters(message.trim(), most) > most;
  return isLong ? { message: `最多${most}个字，请缩短` } : null;
}

/** What a change says, by field, as it will be sent. */
export function changeTexts(change: ChangeName, { message, rating }: ChangeValues): FieldText[] {
  if (change !== 'rate') return [{ label: '补充的内容', value: message }];
  const chosen = parseRating(rating);
  return [
    { label: '对答复是否满意', value: chosen === null ? '' : labelFor(RATINGS, chosen) },
    { label: '想说的话', value: message },
  ];
}
