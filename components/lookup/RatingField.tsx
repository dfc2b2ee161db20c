import { Field } from '#components/feedback/Field';
import { type ChangeValues, LOOKUP_FIELDS, lookupFieldId, ratingFieldId } from '#lib/feedback/lookup/change';
import { RATINGS } from '#lib/model/submission-kinds';

/** The group of radio buttons that rates an answer. */
export function RatingField({ values, error }: { values: ChangeValues; error: string | undefined }) {
  return (
    <Field id={lookupFieldId('rating')} label="对答复是否满意（必填）" error={error} shape="group">
      {(wiring) => (
        <div>
          {RATINGS.map(({ value, label }, index) => (
            <div key={value} className="tick">
              <input
                type="radio"
                id={ratingFieldId(value)}
                name={LOOKUP_FIELDS.rating}
                value={value}
                aria-describedby={index === 0 ? wiring['aria-describedby'] : undefined}
                defaultChecked={values.rating === value}
              />
              <label htmlFor={ratingFieldId(value)}>{label}</label>
            </div>
          ))}
        </div>
      )}
    </Field>
  );
}
