import type { ReactNode } from 'react';
import { datesIn, isoDay } from '#lib/content/language/dates-in-text';

/** A date, or several, as the text writes them: each day whose year is told is marked as one. */
export function WrittenDates({ text }: { text: string }) {
  const pieces: ReactNode[] = [];
  let end = 0;
  for (const { index, raw, year, yearBefore, month, day } of datesIn(text)) {
    const known = year ?? yearBefore;
    const dateTime = known === null ? null : isoDay(known, month, day);
    if (dateTime === null) continue;
    pieces.push(
      text.slice(end, index),
      <time key={index} role="none" dateTime={dateTime}>
        {raw}
      </time>,
    );
    end = index + raw.length;
  }
  return [...pieces, text.slice(end)];
}
