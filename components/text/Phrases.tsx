import { Fragment } from 'react';
import { titleSegments } from '#lib/model/phrases';

/**
 * A title whose lines end between words, as those of official documents must (GB/T 9704-2012, 7.3.1): breaks are
 * offered there; the style sheet forbids others as long as a phrase fits its line.
 */
export function Phrases({ text }: { text: string }) {
  return titleSegments(text).map((phrase, index) => (
    // biome-ignore lint/suspicious/noArrayIndexKey: the same phrase may come twice
    <Fragment key={index}>
      {index > 0 && <wbr />}
      {phrase}
    </Fragment>
  ));
}
