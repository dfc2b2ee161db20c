import { Fragment } from 'react';
import { type DisclosureWindow, endInWords, periodsOf } from '#lib/model/window';

/** The first and last day of a disclosure window, or the minutes at which it opens and closes; each period on a line. */
export function WindowDays({ window }: { window: DisclosureWindow }) {
  return periodsOf(window).map(({ opens, closes, name }, index) => (
    <Fragment key={opens}>
      {index > 0 && <br />}
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
    </Fragment>
  ));
}
