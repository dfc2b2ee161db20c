import { chineseDay, dayOf, instantOf, minuteOf } from '#lib/model/date';

const MIDNIGHT = '00:00';

/** A moment as Beijing's calendar says it; the hour only where it is not the day's beginning. */
export function Moment({ at }: { at: string }) {
  const instant = instantOf(at);
  const clock = minuteOf(instant).slice(-MIDNIGHT.length);
  return (
    <time dateTime={at}>
      {chineseDay(dayOf(instant))}
      {clock !== MIDNIGHT && ` ${clock}`}
    </time>
  );
}
