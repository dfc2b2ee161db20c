import { FIELD_LABELS, type FieldValues, kindLabel, LEFT_EMPTY } from '#lib/feedback/form/fields';
import { choiceOf } from '#lib/feedback/form/item-choice';
import type { Notice } from '#lib/model/notice';

/** Something that a person wrote or chose, beside its Chinese label: to be shown again. */
export interface FieldText {
  label: string;
  value: string;
}

/** What a person wrote, as it was written, to be shown again: every field that is not empty, choices in words. */
export function filledFieldTexts(values: FieldValues, notice: Notice): FieldText[] {
  return fieldsOf(values, notice)
    .filter(({ value }) => value !== '')
    .map(({ label, value }) => ({ label, value }));
}

/** The same with every field: of one that was left empty it says that it was. */
export function allFieldTexts(values: FieldValues, notice: Notice): FieldText[] {
  return fieldsOf(values, notice).map(({ label, value, empty }) => ({ label, value: value || empty }));
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
