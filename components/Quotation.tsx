import { Fragment } from 'react';

/** One number in a text, with its separators: `12.6`, `1,200`. */
const NUMBER = /([0-9０-９]+(?:[.,．，][0-9０-９]+)*)/;

interface QuotationProps {
  words: string;
  /** Whether its numbers are the point of it. */
  figures?: boolean;
}

/** Words of the notice's text, as they stand there. */
export function Quotation({ words, figures = false }: QuotationProps) {
  if (!figures) return <q>{words}</q>;
  return (
    <q>
      {words.split(NUMBER).map((piece, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: the same piece may come twice
        <Fragment key={index}>{index % 2 === 1 ? <b>{piece}</b> : piece}</Fragment>
      ))}
    </q>
  );
}
