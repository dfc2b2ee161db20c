import type { ReactNode } from 'react';

/** A number in a text, with its separators (`12.6`, `1,200`), and what it most likely counts: the line never ends between. */
const COUNT = /([0-9０-９]+(?:[.,．，][0-9０-９]+)*)(\p{Script=Han}{0,2})/u;

interface QuotationProps {
  words: string;
  /** Whether to emphasise its numbers. */
  figures?: boolean;
}

/** A verbatim quotation of the notice's text, no object of its own to a screen reader: Orca skips those that begin a `dd`. */
export function Quote({ words, figures = false }: QuotationProps) {
  return <q role="none">{figures ? countsIn(words) : words}</q>;
}

function countsIn(words: string): ReactNode {
  const [before = '', number, counted, ...others] = words.split(COUNT);
  if (number === undefined) return before;
  return (
    <>
      {before}
      <span>
        <b>{number}</b>
        {counted}
      </span>
      {countsIn(others.join(''))}
    </>
  );
}
