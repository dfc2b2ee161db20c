import type { ReactNode } from 'react';
import type { Phase } from '#lib/model/phase';

/** What a page says in one phase alone. A page holds the variants of all phases; each answer keeps one of them. */
export function PhaseVariant({ when, children }: { when: Phase; children: ReactNode }) {
  return <template data-phase={when}>{children}</template>;
}
