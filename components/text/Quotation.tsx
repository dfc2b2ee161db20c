import type { ReactNode } from 'react';
import { quotationMarks } from '#lib/model/text/quotation-marks';
import { wordsInTitle } from '#lib/model/text/title-words';

/** A number in a text, with its separators (`12.6`, `1,200`), and what it most likely counts: the line never ends between. */
const COUNT = /([0-9０-９]+(?:[.,．，][0-9０-９]+)*)(\p{Script=Han}{0,2})/u;

/** The longest word, in characters, that stands in one line with the number after it. */
const WORD_BEFORE = 6;

interface QuotationProps {
  words: string;
  /** What to do with its numbers: keep them with the word before, and emphasise them where they are results. */
  figures?: 'kept' | 'emphasised';
}

/**
 * A verbatim quotation of the notice's text, in quotation marks that are text, and no object of its own to a screen reader:
 * Orca skips those that begin a `dd`.
 */
export function Quote({ words, figures }: QuotationProps) {
  const [open, close] = quotationMarks(words);
  return (
    <>
      {open}
      <q role="none">{figures ? countsIn(words, figures) : words}</q>
      {close}
    </>
  );
}

function countsIn(words: string, figures: 'kept' | 'emphasised'): ReactNode {
  const [before = '', number, counted, ...others] = words.split(COUNT);
  if (number === undefined) return before;
  const last = wordsInTitle(before).at(-1)?.text ?? '';
  const word = last.length > WORD_BEFORE ? '' : last;
  return (
    <>
      {before.slice(0, before.length - word.length)}
      <span>
        {word}
        {figures === 'emphasised' ? <b>{number}</b> : number}
        {counted}
      </span>
      {countsIn(others.join(''), figures)}
    </>
  );
}
