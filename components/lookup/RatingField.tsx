import { Field } from '#components/feedback/Field';
import {
  type ChangeValues,
  LOOKUP_FIELDS,
  lookupFieldId,
  RATING_LABELS,
  RATING_VALUES,
  ratingFieldId,
} from '#lib/feedback/lookup/change';

/** The group of radio buttons that rates an answer. */
export function RatingField({ values, error }: { values: ChangeValues; error: string | undefined }) {
  return (
    <Field id={lookupFieldId('rating')} label="对答复是否满意（必填）" error={error} shape="group">
      {(wiring) => (
        <div>
          {RATING_VALUES.map((value, index) => (
            <div key={value} className="tick">
              <input
                type="radio"
                id={ratingFieldId(value)}
                name={LOOKUP_FIELDS.rating}
                value={value}
                aria-describedby={index === 0 ? wiring['aria-describedby'] : undefined}
                defaultChecked={values.rating === value}
              />
              <label htmlFor={ratingFieldId(value)}>{RATING_LABELS[value]}</label>
            </div>
          ))}
        </div>
      )}
    </Field>
  );
}
