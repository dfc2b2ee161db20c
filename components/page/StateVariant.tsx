import type { ReactNode } from 'react';

/** What a page says only once the notice is withdrawn, or only once its outcome is published; with or without a window. */
export function StateVariant({ when, children }: { when: 'withdrawn' | 'outcome'; children: ReactNode }) {
  return when === 'withdrawn' ? (
    <template data-withdrawn="">{children}</template>
  ) : (
    <template data-outcome="">{children}</template>
  );
}
