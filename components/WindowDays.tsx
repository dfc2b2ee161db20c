import { chineseDay } from '#lib/notice/date';
import type { DisclosureWindow } from '#lib/notice/schema';

/** The first and the last day of a disclosure window. */
export function WindowDays({ window: { opens, closes } }: { window: DisclosureWindow }) {
  return (
    <span className="days">
      <time dateTime={opens}>{chineseDay(opens)}</time>至<time dateTime={closes}>{chineseDay(closes)}</time>
    </span>
  );
}
