import type { ReactNode } from 'react';

/**
 * What a page says in one state alone: once the next newer notice is published, once it is withdrawn itself, once its
 * outcome is published, or while its PDF may be had. The build cuts the page at these markers, and each answer joins
 * the pieces of its moment.
 */
export function StateVariant({
  when,
  children,
}: {
  when: 'newer' | 'withdrawn' | 'outcome' | 'pdf';
  children: ReactNode;
}) {
  return <template data-state={when}>{children}</template>;
}
