import { ByPeriod } from '#components/page/ByPeriod';
import { closingInWords, type DisclosureWindow } from '#lib/model/window';

/** Until when feedback is taken, so that nobody can misread it. */
export function Until({ window }: { window: DisclosureWindow }) {
  return (
    <ByPeriod window={window}>
      {(period) => <p className="until">{closingInWords(period)}，以系统收到的时间为准</p>}
    </ByPeriod>
  );
}
