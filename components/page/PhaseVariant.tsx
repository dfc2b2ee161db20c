import type { ReactNode } from 'react';
import type { Phase } from '#lib/model/phase';

/** Content that is visible in one phase alone. The build cuts the page at these markers, as at those of `StateVariant`. */
export function PhaseVariant({ when, children }: { when: Phase; children: ReactNode }) {
  return <template data-phase={when}>{children}</template>;
}
