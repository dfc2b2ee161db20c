import { Highlighted } from '#components/list/Highlighted';
import { UNREADABLE } from '#lib/feedback/export/opened';
import { escapeInvisibleCharacters } from '#lib/model/text/control-characters';
import { excerptFrom } from '#lib/search/highlight';
import { Written } from '../parts/Written';
import type { InboxRow } from './row';

/** Characters of a message that a row can show. */
const BEGINNING = 160;

/** What a submission concerns, and how it begins; with a search, where its words stand. */
export function Subject({ row, words }: { row: InboxRow; words: readonly string[] }) {
  const { submission } = row.opened;
  if (submission === null) return <span className="line">{UNREADABLE}</span>;
  const { item, message } = submission;
  return (
    <>
      <span className="line soft">
        <Written text={item ? item.heading : `整篇：${row.noticeTitle}`} words={words} />
      </span>
      <span className="line">
        <Beginning text={message} words={words} />
      </span>
    </>
  );
}

function Beginning({ text, words }: { text: string; words: readonly string[] }) {
  const visible = escapeInvisibleCharacters(text, '\t\n');
  const excerpt = words.length === 0 ? null : excerptFrom(visible, words);
  if (excerpt === null) return <Written text={text.slice(0, BEGINNING)} />;
  return (
    <bdi>
      {excerpt.hasBefore && '…'}
      <Highlighted text={excerpt.pieces} />
      {excerpt.hasAfter && '…'}
    </bdi>
  );
}
