import { chineseDay } from '#lib/model/date';
import type { DisclosureWindow } from '#lib/model/window';

/** The first and last day of a disclosure window. */
export function WindowDays({ window: { opens, closes } }: { window: DisclosureWindow }) {
  return (
    <span className="days">
      <time role="none" dateTime={opens}>
        {chineseDay(opens)}
      </time>
      至
      <time role="none" dateTime={closes}>
        {chineseDay(closes)}
      </time>
    </span>
  );
}
