import type { ReactNode } from 'react';

/** An entry of a description list (`dl`): a term and its description. */
export function Fact({ term, children }: { term: string; children: ReactNode }) {
  return (
    <div>
      <dt>{term}</dt>
      <dd>{children}</dd>
    </div>
  );
}
