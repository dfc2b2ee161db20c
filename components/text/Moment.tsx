import { chineseDay, dayOf, instantOf, minuteOf } from '#lib/model/date';

const MIDNIGHT = '00:00';

/**
 * A moment in Beijing time as a `time` element; the hour is left out at midnight. Dates are text to a screen reader, no
 * objects of their own: Orca skips those that begin a `dd`.
 */
export function Moment({ at }: { at: string }) {
  const instant = instantOf(at);
  const clock = minuteOf(instant).slice(-MIDNIGHT.length);
  return (
    <time role="none" dateTime={at}>
      {chineseDay(dayOf(instant))}
      {clock !== MIDNIGHT && ` ${clock}`}
    </time>
  );
}
