import { FIELD_NAMES, type FieldValues, REFUSED, TOKEN } from '#lib/feedback/form/fields';

interface HiddenFieldsProps {
  values: FieldValues;
  /** The token that confirms the input, if it is confirmed. */
  token: string | null;
  /** The code of the refusal that the page displays. */
  refused?: string;
}

/** Hidden fields that submit the writer's input again, unchanged. */
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
