import { Fragment } from 'react';
import { titleBreaks } from '#lib/model/text/phrases';

interface PhrasesProps {
  /** The whole title. */
  text: string;
  /** The part of it to render, in UTF-16 units; all of it by default. */
  from?: number;
  to?: number;
  /** Whether it heads a part of the text: there are many, in smaller type, and so fewer breaks. */
  isHeading?: boolean;
}

/** How far the breaks of a heading are apart at least, in characters. */
const APART = 4;

/**
 * A title, or a part of one, whose lines end between words, as those of official documents must (GB/T 9704-2012, 7.3.1):
 * breaks are offered there; the style sheet forbids others as long as a word fits its line.
 */
export function Phrases({ text, from = 0, to = text.length, isHeading = false }: PhrasesProps) {
  const all = titleBreaks(text).filter((at) => from <= at && at < to && at > 0);
  const breaks = isHeading ? apart(all) : all;
  return (
    <>
      {text.slice(from, breaks[0] ?? to)}
      {breaks.map((at, index) => (
        <Fragment key={at}>
          <wbr />
          {text.slice(at, breaks[index + 1] ?? to)}
        </Fragment>
      ))}
    </>
  );
}

function apart(breaks: readonly number[]): number[] {
  const kept: number[] = [];
  for (const at of breaks) if (at - (kept.at(-1) ?? 0) >= APART) kept.push(at);
  return kept;
}
