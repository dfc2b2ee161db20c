import { FIELD_LABELS, type FieldValues, kindLabel, LEFT_EMPTY } from '#lib/feedback/form/fields';
import { choiceOf } from '#lib/feedback/form/item-choice';
import type { Notice } from '#lib/model/notice';
import { hasVisibleCharacters } from '#lib/model/text/visible-characters';

/** A field's Chinese label and the text to show for its value. */
export interface FieldText {
  label: string;
  value: string;
}

/** The filled fields as texts, choices by their labels; those without anything to see are left out. */
export function filledFieldTexts(values: FieldValues, notice: Notice): FieldText[] {
  return fieldsOf(values, notice)
    .filter(({ value }) => hasVisibleCharacters(value))
    .map(({ label, value }) => ({ label, value }));
}

/** Every field as text; one without anything to see says that it was left empty. */
export function allFieldTexts(values: FieldValues, notice: Notice): FieldText[] {
  return fieldsOf(values, notice).map(({ label, value, empty }) => ({
    label,
    value: hasVisibleCharacters(value) ? value : empty,
  }));
}

function fieldsOf({ kind, item, message, name, contact }: FieldValues, notice: Notice) {
  return [
    { label: FIELD_LABELS.kind, value: kindLabel(kind) ?? kind, empty: '没有选择' },
    { label: FIELD_LABELS.item, value: choiceOf(notice, item) ?? item, empty: LEFT_EMPTY.item },
    { label: FIELD_LABELS.message, value: message, empty: '没有填写' },
    { label: FIELD_LABELS.name, value: name, empty: LEFT_EMPTY.name },
    { label: FIELD_LABELS.contact, value: contact, empty: LEFT_EMPTY.contact },
  ];
}
