import { Highlighted } from '#components/list/Highlighted';
import { escapeInvisibleCharacters } from '#lib/model/text/control-characters';
import { highlight } from '#lib/search/highlight';

/** Invisible characters that a text may have: they show as themselves. */
const SHOWN = '\t\n';

interface WrittenProps {
  text: string;
  /** Words of a search to mark, normalised. */
  words?: readonly string[];
}

/** Words as somebody wrote them, within a line: text alone, in an isolate, with invisible characters named. */
export function Written({ text, words = [] }: WrittenProps) {
  const visible = escapeInvisibleCharacters(text, SHOWN);
  return <bdi>{words.length === 0 ? visible : <Highlighted text={highlight(visible, words)} />}</bdi>;
}

/** The same as a block that keeps the lines of the text. */
export function WrittenBlock(props: WrittenProps) {
  return (
    <pre>
      <Written {...props} />
    </pre>
  );
}
