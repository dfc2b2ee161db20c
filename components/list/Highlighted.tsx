import { Fragment } from 'react';
import { Phrases } from '#components/text/Phrases';
import type { HighlightedText } from '#lib/search/highlight';

/** A text with the matches of a search in `mark` elements. */
export function Highlighted({ text, isTitle = false }: { text: HighlightedText; isTitle?: boolean }) {
  return text.map((piece, index) => {
    const Around = piece.isMatch ? 'mark' : Fragment;
    return (
      // biome-ignore lint/suspicious/noArrayIndexKey: the same piece may come twice
      <Around key={index}>{isTitle ? <Phrases text={piece.text} /> : piece.text}</Around>
    );
  });
}
