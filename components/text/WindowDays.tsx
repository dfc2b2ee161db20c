import { type DisclosureWindow, endInWords } from '#lib/model/window';

/** The first and last day of a disclosure window, or the minutes at which it opens and closes. */
export function WindowDays({ window: { opens, closes } }: { window: DisclosureWindow }) {
  return (
    <span className="days">
      <time role="none" dateTime={opens}>
        {endInWords(opens)}
      </time>
      至
      <time role="none" dateTime={closes}>
        {endInWords(closes)}
      </time>
    </span>
  );
}
