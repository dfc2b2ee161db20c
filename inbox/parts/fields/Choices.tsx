import type { ReactNode } from 'react';
import { Field } from '#components/feedback/Field';

interface ChoicesProps<Value extends string> {
  id: string;
  label: string;
  hint?: string;
  error: string | undefined;
  choices: readonly { readonly value: Value; readonly label: ReactNode }[];
  /** The value that is chosen; any other text or null for none. */
  value: string | null;
  onChange(value: Value): void;
}

/** One of a few choices, as radio buttons, of which the first carries the hint and the error (`Field`). */
export function Choices<Value extends string>({
  id,
  label,
  hint,
  error,
  choices,
  value,
  onChange,
}: ChoicesProps<Value>) {
  return (
    <Field id={id} label={label} hint={hint} error={error} shape="group">
      {(wiring) =>
        choices.map((choice, index) => (
          <div key={choice.value} className="tick">
            <input
              type="radio"
              name={id}
              id={`${id}-${choice.value}`}
              aria-describedby={index === 0 ? wiring['aria-describedby'] : undefined}
              checked={value === choice.value}
              onChange={() => onChange(choice.value)}
            />
            <label htmlFor={`${id}-${choice.value}`}>{choice.label}</label>
          </div>
        ))
      }
    </Field>
  );
}
