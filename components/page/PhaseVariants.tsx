import type { ReactNode } from 'react';
import { ByPeriod } from '#components/page/ByPeriod';
import { PhaseVariant } from '#components/page/PhaseVariant';
import { PHASES, type Phase } from '#lib/model/phase';
import type { DisclosureWindow } from '#lib/model/window';

interface PhaseVariantsProps {
  window: DisclosureWindow;
  children: (phase: Phase, isAgain: boolean) => ReactNode;
}

/** Draws a variant for each phase, of which a page shows the present one; `isAgain` marks that before a later period of a window. */
export function PhaseVariants({ window, children }: PhaseVariantsProps) {
  return PHASES.map((phase) => (
    <PhaseVariant key={phase} when={phase}>
      {phase === 'upcoming' ? (
        <ByPeriod window={window}>{(_, index) => children(phase, index > 0)}</ByPeriod>
      ) : (
        children(phase, false)
      )}
    </PhaseVariant>
  ));
}
