import { FIELD_LABELS, type FieldName, type FieldValues } from '#lib/feedback/form/fields';

interface ShortenedProps {
  /** The fields that were cut. */
  fields: readonly FieldName[];
  /** The values to show, those that were cut among them. */
  values: FieldValues;
}

/** Says which fields are so long that only their beginnings come back, and how much of each. */
export function Shortened({ fields, values }: ShortenedProps) {
  return fields.map((name) => (
    <p key={name} className="note warn">
      {`“${FIELD_LABELS[name]}”过长，本页只列出开头的${Array.from(values[name]).length}个字，后面的没有保存，也没有列出。请从您自己的原稿中复制其余部分。`}
    </p>
  ));
}
