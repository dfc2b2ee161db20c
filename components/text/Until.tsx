import { chineseEndOfDay } from '#lib/model/date';
import type { DisclosureWindow } from '#lib/model/window';

/** Until when feedback is taken, so that nobody can misread it. */
export function Until({ window: { closes } }: { window: DisclosureWindow }) {
  return <p className="until">截至{chineseEndOfDay(closes)}，以系统收到时间为准</p>;
}
