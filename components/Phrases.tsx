import { Fragment } from 'react';

const words = new Intl.Segmenter('zh', { granularity: 'word' });

/** Two characters and more: what the dictionary knows as a word. A single one may belong to either neighbour. */
const WORD = /^\p{Script=Han}{2,}$/u;

/**
 * A title whose lines end between words, as those of official documents must (GB/T 9704-2012, 7.3.1): breaks are
 * offered there; the style sheet forbids others as long as a phrase fits its line.
 */
export function Phrases({ text }: { text: string }) {
  return phrasesOf(text).map((phrase, index) => (
    // biome-ignore lint/suspicious/noArrayIndexKey: the same phrase may come twice
    <Fragment key={index}>
      {index > 0 && <wbr />}
      {phrase}
    </Fragment>
  ));
}

function phrasesOf(text: string): string[] {
  const phrases: string[] = [];
  let before = '';
  for (const { segment } of words.segment(text)) {
    const parts = WORD.test(segment) && (WORD.test(before) || before === '的');
    if (parts || phrases.length === 0) phrases.push(segment);
    else phrases.push((phrases.pop() ?? '') + segment);
    before = segment;
  }
  return phrases;
}
