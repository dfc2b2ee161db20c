import { FIELD_NAMES, type FieldValues, REFUSED, TOKEN } from '#lib/feedback/form/fields';

interface HiddenFieldsProps {
  values: FieldValues;
  /** The token with which the words are confirmed, if they are. */
  token: string | null;
  /** The code of the refusal that the page shows. */
  refused?: string;
}

/** What a form sends again as it was written. */
export function HiddenFields({ values, token, refused }: HiddenFieldsProps) {
  return (
    <>
      {FIELD_NAMES.filter((name) => values[name] !== '').map((name) => (
        <input key={name} type="hidden" name={name} value={values[name]} />
      ))}
      {token !== null && <input type="hidden" name={TOKEN} value={token} />}
      {refused && <input type="hidden" name={REFUSED} value={refused} />}
    </>
  );
}
