import { Highlighted } from '#components/list/Highlighted';
import { UNREADABLE } from '#lib/feedback/export/opened';
import { escapeInvisibleCharacters } from '#lib/model/text/control-characters';
import { Written } from '../parts/Written';
import { excerptOfOpened } from '../work/search';
import type { InboxRow } from './row';

/** Characters of a message that a row can show. */
const BEGINNING = 160;

/** A submission's item and the beginning of its message; with a search, the part in which the words were found. */
export function Subject({ row, words }: { row: InboxRow; words: readonly string[] }) {
  const { submission } = row.opened;
  if (submission === null) return <span className="line">{UNREADABLE}</span>;
  const { item } = submission;
  return (
    <>
      <span className="line soft">
        <Written text={item ? item.heading : `整篇：${row.noticeTitle}`} words={words} />
      </span>
      <span className="line">
        <Beginning row={row} words={words} />
      </span>
    </>
  );
}

/** How a message begins; with a search, the excerpt that has most of its words, from whatever was written. */
function Beginning({ row, words }: { row: InboxRow; words: readonly string[] }) {
  const { opened } = row;
  const excerpt = words.length === 0 ? null : excerptOfOpened(opened, words);
  if (excerpt === null) return <Written text={opened.submission?.message.slice(0, BEGINNING) ?? ''} />;
  return (
    <bdi>
      {excerpt.hasBefore && '…'}
      <Highlighted
        text={excerpt.pieces.map((piece) => ({
          ...piece,
          text: escapeInvisibleCharacters(piece.text, '\t\n'),
        }))}
      />
      {excerpt.hasAfter && '…'}
    </bdi>
  );
}
