import type { ReactNode } from 'react';
import { Field } from '#components/feedback/Field';

interface TextFieldProps {
  id: string;
  label: ReactNode;
  hint?: string | undefined;
  error?: string | undefined;
  value: string;
  onChange(value: string): void;
  /** What Enter does in a field of one line, instead of submitting the form. */
  onEnter?(): void;
  /** Lines of a field for longer texts; one line otherwise. */
  rows?: number;
  /** Shows dots instead of what is typed. A password field would have the browser offer to keep it. */
  isHidden?: boolean;
  /** Draws large characters, for what is read off paper. */
  isLarge?: boolean;
  /** Proposals of a list with this id. */
  list?: string;
  inputMode?: 'numeric';
  disabled?: boolean;
}

/** A field for a text. The browser keeps, corrects, and completes nothing of what is typed. */
export function TextField(props: TextFieldProps) {
  const { id, label, hint, error, value, onChange, rows, isHidden, isLarge, list, inputMode, disabled } =
    props;
  const plain = {
    value,
    disabled,
    autoComplete: 'off',
    spellCheck: false,
    autoCorrect: 'off',
    autoCapitalize: 'off',
  };
  const className = [isHidden && 'dots', isLarge && 'large'].filter(Boolean).join(' ') || undefined;
  return (
    <Field id={id} label={label} hint={hint} error={error}>
      {(wiring) =>
        rows === undefined ? (
          <input
            {...wiring}
            {...plain}
            type="text"
            className={className}
            list={list}
            inputMode={inputMode}
            onChange={({ target }) => onChange(target.value)}
            onKeyDown={(event) => {
              if (event.key !== 'Enter' || !props.onEnter) return;
              event.preventDefault();
              // Of an input method it only takes over what was typed.
              if (!event.nativeEvent.isComposing) props.onEnter();
            }}
          />
        ) : (
          <textarea {...wiring} {...plain} rows={rows} onChange={({ target }) => onChange(target.value)} />
        )
      }
    </Field>
  );
}

/** Moves the focus to a field, such as one whose error has just been shown. */
export function focusField(id: string): void {
  document.getElementById(id)?.focus();
}
