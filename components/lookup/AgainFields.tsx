import { TOKEN } from '#lib/feedback/form/fields';
import { type ChangeName, type ChangeValues, LOOKUP_FIELDS } from '#lib/feedback/lookup/change';

interface AgainFieldsProps {
  /** The receipt, as it is or as it was typed. */
  receipt: string;
  change?: ChangeName | null;
  /** Given where the form of the change was filled in, and is not to be filled in here. */
  values?: ChangeValues;
  token?: string;
}

/** Hidden fields that lead to the same step again: the receipt stands in the page, and in no address. */
export function AgainFields({ receipt, change, values, token }: AgainFieldsProps) {
  return (
    <>
      <input type="hidden" name={LOOKUP_FIELDS.receipt} value={receipt} />
      {change && <input type="hidden" name={LOOKUP_FIELDS.change} value={change} />}
      {values && (
        <>
          <input type="hidden" name={LOOKUP_FIELDS.filled} value="1" />
          {values.message !== '' && (
            <input type="hidden" name={LOOKUP_FIELDS.message} value={values.message} />
          )}
          {values.rating !== '' && <input type="hidden" name={LOOKUP_FIELDS.rating} value={values.rating} />}
        </>
      )}
      {token && <input type="hidden" name={TOKEN} value={token} />}
    </>
  );
}
