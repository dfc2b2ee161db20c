import { Fragment } from 'react';
import { type DisclosureWindow, endInWords, periodsOf } from '#lib/model/window';

/**
 * The first and last day of a disclosure window, or the minutes at which it opens and closes. Of several periods each stands
 * on a line, and what follows on the next one: it is about all of them.
 */
export function WindowDays({ window }: { window: DisclosureWindow }) {
  const periods = periodsOf(window);
  return periods.map(({ opens, closes, name }) => (
    <Fragment key={opens}>
      <span className="days">
        <time role="none" dateTime={opens}>
          {endInWords(opens)}
        </time>
        至
        <time role="none" dateTime={closes}>
          {endInWords(closes)}
        </time>
        {name && `（${name}）`}
      </span>
      {periods.length > 1 && <br />}
    </Fragment>
  ));
}
