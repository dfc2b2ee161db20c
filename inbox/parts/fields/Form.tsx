import type { ReactNode } from 'react';

interface FormProps {
  /** Takes what was typed; the page stays. */
  onSubmit(): void;
  children: ReactNode;
}

/** A form of which the browser keeps nothing, and whose errors are told beside its fields and not by the browser. */
export function Form({ onSubmit, children }: FormProps) {
  return (
    <form
      noValidate
      autoComplete="off"
      onSubmit={(event) => {
        event.preventDefault();
        onSubmit();
      }}
    >
      {children}
    </form>
  );
}
