import { FIELD_NAMES, type FieldValues, TOKEN } from '#lib/feedback/form';

/** What a form sends again as it was written; with a token, as what it confirms. */
export function HiddenFields({ values, token }: { values: FieldValues; token: string | null }) {
  return (
    <>
      {FIELD_NAMES.filter((name) => values[name] !== '').map((name) => (
        <input key={name} type="hidden" name={name} value={values[name]} />
      ))}
      {token !== null && <input type="hidden" name={TOKEN} value={token} />}
    </>
  );
}
