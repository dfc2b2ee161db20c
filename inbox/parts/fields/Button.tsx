import type { ComponentProps } from 'react';

interface ButtonProps extends Omit<ComponentProps<'button'>, 'type' | 'className' | 'children'> {
  label: string;
  /** `second`: beside the screen's main button, or instead of one. `link`: drawn as a link. Absent: the main button. */
  kind?: 'second' | 'link';
  /** `submit`: it submits the form that it stands in. Absent: it does something at once. */
  type?: 'submit';
}

/** A button with words on it. */
export function Button({ label, kind, type, ...attributes }: ButtonProps) {
  return (
    <button type={type ?? 'button'} className={kind} {...attributes}>
      {label}
    </button>
  );
}
