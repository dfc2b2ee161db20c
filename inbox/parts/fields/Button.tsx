import type { ComponentProps } from 'react';

interface ButtonProps extends Omit<ComponentProps<'button'>, 'type' | 'className' | 'children'> {
  label: string;
  /** `second`: beside the screen's main button, or instead of one. `link`: drawn as a link. Absent: the main button. */
  kind?: 'second' | 'link';
}

/** A button that does something at once: it submits no form. */
export function Button({ label, kind, ...attributes }: ButtonProps) {
  return (
    <button type="button" className={kind} {...attributes}>
      {label}
    </button>
  );
}
