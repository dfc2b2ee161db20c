import type { ReactNode } from 'react';

/**
 * Content that is visible in one state alone: once the next newer notice is published, once the notice is withdrawn, once
 * its outcome is published, or while its PDF is available. The build cuts the page at these markers, and each response
 * joins the pieces of its moment.
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
