import type { ReactNode } from 'react';

/** Attributes that tie a control to its label, hint and error. */
export interface ControlAttributes {
  id: string;
  'aria-describedby'?: string;
  'aria-invalid'?: true;
}

interface FieldProps {
  id: string;
  label: ReactNode;
  hint?: string | undefined;
  error?: string | undefined;
  /**
   * `control`: label above one control. `group`: a required group of radio buttons, which carries the id and is what is
   * invalid (`radiogroup`: neither a plain fieldset nor a single radio button can be); the first button carries the
   * description, since Orca speaks none of a group. `tick`: a box with its label beside it.
   */
  shape?: 'control' | 'group' | 'tick';
  children: (wiring: ControlAttributes) => ReactNode;
}

/** A form field: the only place that ties label, hint, error and control together by ids. */
export function Field({ id, label, hint, error, shape = 'control', children }: FieldProps) {
  const described = [hint && `${id}-hint`, error && `${id}-error`].filter(Boolean).join(' ');
  const wiring: ControlAttributes = {
    id,
    ...(described && { 'aria-describedby': described }),
    ...(error && { 'aria-invalid': true }),
  };
  const notes = (
    <>
      {hint && (
        <p id={`${id}-hint`} className="hint">
          {hint}
        </p>
      )}
      {error && (
        <p id={`${id}-error`} className="err">
          {error}
        </p>
      )}
    </>
  );
  const className = error ? 'field bad' : 'field';
  if (shape === 'group') {
    return (
      <fieldset
        id={id}
        className={className}
        // biome-ignore lint/a11y/noNoninteractiveElementToInteractiveRole: ARIA in HTML allows a fieldset this role
        role="radiogroup"
        aria-required
        aria-invalid={wiring['aria-invalid']}
      >
        <legend>{label}</legend>
        {notes}
        {children(wiring)}
      </fieldset>
    );
  }
  if (shape === 'tick') {
    return (
      <div className={className}>
        {notes}
        <div className="tick">
          {children(wiring)}
          <label htmlFor={id}>{label}</label>
        </div>
      </div>
    );
  }
  return (
    <div className={className}>
      <label htmlFor={id}>{label}</label>
      {notes}
      {children(wiring)}
    </div>
  );
}
