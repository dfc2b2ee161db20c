import { Field } from '#components/feedback/Field';
import { escapeInvisibleCharacters } from '#lib/model/text/control-characters';
import type { FilterOption } from '../../list/filter';

interface SelectFieldProps {
  id: string;
  label: string;
  value: string;
  options: readonly FilterOption[];
  onChange(value: string): void;
  /** What the empty value is called; null where one of the options must be chosen. */
  all?: string | null;
  error?: string | undefined;
}

/** A list to choose one value from. */
export function SelectField({ id, label, value, options, onChange, all = '全部', error }: SelectFieldProps) {
  return (
    <Field id={id} label={label} error={error}>
      {(wiring) => (
        <select
          {...wiring}
          value={value}
          autoComplete="off"
          onChange={({ target }) => onChange(target.value)}
        >
          {all !== null && <option value="">{all}</option>}
          {options.map((option) => (
            <option key={option.value} value={option.value}>
              {escapeInvisibleCharacters(option.label)}
            </option>
          ))}
        </select>
      )}
    </Field>
  );
}
