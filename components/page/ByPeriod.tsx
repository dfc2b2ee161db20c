import { Fragment, type ReactNode } from 'react';
import { type DisclosureWindow, periodsOf, type WindowPeriod } from '#lib/model/window';

interface ByPeriodProps {
  window: DisclosureWindow;
  children: (period: WindowPeriod, index: number) => ReactNode;
}

/**
 * Content that differs by the period of a window that is open or next. The build cuts the page at these markers, as at
 * those of `PhaseVariant`; a window of one period needs none.
 */
export function ByPeriod({ window, children }: ByPeriodProps) {
  const periods = periodsOf(window);
  return periods.map((period, index) =>
    periods.length === 1 ? (
      <Fragment key={period.opens}>{children(period, index)}</Fragment>
    ) : (
      <template key={period.opens} data-period={index}>
        {children(period, index)}
      </template>
    ),
  );
}
