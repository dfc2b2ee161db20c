import { chineseDay, dayOf } from '#lib/model/date';

const BEGAN = Date.now();

/**
 * A text with （今天） for the day on which the tests are run, since the office's commands have no other clock; of a run over
 * midnight either day.
 */
export function withoutToday(text: string): string {
  return [BEGAN, Date.now()].reduce(
    (rest, moment) => rest.replaceAll(chineseDay(dayOf(moment)), '（今天）'),
    text,
  );
}
