import { Fragment } from 'react';
import { Phrases } from '#components/text/Phrases';
import type { HighlightedText } from '#lib/search/highlight';

interface Marked {
  text: string;
  isMatch: boolean;
  /** Where the text begins in the whole one, in UTF-16 units. */
  from: number;
}

/** A text with the matches of a search in `mark` elements; the lines of a title end where they do without. */
export function Highlighted({ text, isTitle = false }: { text: HighlightedText; isTitle?: boolean }) {
  const whole = text.map((piece) => piece.text).join('');
  return placed(text).map(({ text: words, isMatch, from }) => {
    const Around = isMatch ? 'mark' : Fragment;
    return (
      <Around key={from}>
        {isTitle ? <Phrases text={whole} from={from} to={from + words.length} /> : words}
      </Around>
    );
  });
}

function placed(text: HighlightedText): Marked[] {
  let end = 0;
  return text.map((piece) => {
    const from = end;
    end += piece.text.length;
    return { ...piece, from };
  });
}
