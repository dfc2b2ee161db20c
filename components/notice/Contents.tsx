import { answersIn, isInOverview } from '#components/glance/Overview';
import { PhaseVariant } from '#components/page/PhaseVariant';
import { StateVariant } from '#components/page/StateVariant';
import { LEDGER_NAME } from '#lib/model/ledger/ledger';
import type { Item, Notice, Part } from '#lib/model/notice';

/** With fewer entries than these, a table of contents takes longer to read than to do without. */
const FEWEST_ENTRIES = 3;

/** Items of a part without a heading are entries of their own up to so many; more of them are folded. */
const MOST_UNFOLDED = 8;

/** A line of the table of contents: a link, the items folded behind it, or both. */
interface Entry {
  /** The anchor that its link leads to; null without a link. */
  anchor: string | null;
  words: string;
  folded: readonly Item[];
}

/** Whether a notice has enough entries for a table of contents, whatever the phase. */
export function hasContents(notice: Notice): boolean {
  return textEntries(notice).length + (notice.contact ? 1 : 0) >= FEWEST_ENTRIES;
}

/**
 * The table of contents: the overview and the parts, with the items of a part folded, and, in a list that stays in view
 * beside the text, where to turn. Items that the overview lists are not listed here again.
 */
export function Contents({ notice }: { notice: Notice }) {
  return (
    <nav className="toc" aria-labelledby="contents">
      <h2 id="contents">目录</h2>
      <ol>
        {notice.outcome && (
          <StateVariant when="outcome">
            <Line entry={linkTo('outcome', '反馈情况')} />
          </StateVariant>
        )}
        {textEntries(notice).map((entry) => (
          <Line key={entry.anchor ?? entry.words} entry={entry} />
        ))}
      </ol>
      <WhereToTurn notice={notice} />
    </nav>
  );
}

function WhereToTurn({ notice: { contact, attachments, window } }: { notice: Notice }) {
  const hasFiles = attachments.length > 0;
  const feedback = <Line entry={linkTo('feedback', '意见反馈')} />;
  if (!contact && !hasFiles)
    return (
      window && (
        <PhaseVariant when="open">
          <ol>{feedback}</ol>
        </PhaseVariant>
      )
    );
  return (
    <ol>
      {contact && <Line entry={linkTo('contact', '联系方式')} />}
      {hasFiles && <Line entry={linkTo('attachments', '附件')} />}
      {window && <PhaseVariant when="open">{feedback}</PhaseVariant>}
    </ol>
  );
}

function Line({ entry: { anchor, words, folded } }: { entry: Entry }) {
  return (
    <li>
      {anchor !== null && <a href={`#${anchor}`}>{words}</a>}
      {folded.length > 0 && (
        <details>
          {/* Heard by itself, the number alone says nothing. */}
          <summary aria-label={anchor === null ? undefined : `${words}，${folded.length}条`}>
            {anchor === null && words}
            {folded.length}条
          </summary>
          <ol>
            {folded.map(({ anchor: to, number, title }) => (
              <li key={to}>
                <a href={`#${to}`}>{number + titleWords(title)}</a>
              </li>
            ))}
          </ol>
        </details>
      )}
    </li>
  );
}

/** The entries that are there in every phase and lead to the text or to what is shown of it at a glance. */
function textEntries({ milestones, parts, ledger }: Notice): Entry[] {
  return [
    ...(answersIn(parts).length > 0 ? [linkTo('overview', '整改一览')] : []),
    ...(milestones.length > 0 ? [linkTo('milestones', '重要时间')] : []),
    ...parts.flatMap(partEntries),
    ...(ledger ? [linkTo('ledger', LEDGER_NAME)] : []),
  ];
}

function partEntries({ anchor, number, heading, items }: Part): Entry[] {
  const listed = items.every(isInOverview) ? [] : items.filter(({ title }) => title !== null);
  if (heading !== null) return [{ anchor, words: number + heading, folded: listed }];
  if (listed.length > MOST_UNFOLDED) return [{ anchor: null, words: '正文共', folded: listed }];
  return listed.map((item) => linkTo(item.anchor, item.number + titleWords(item.title)));
}

function linkTo(anchor: string, words: string): Entry {
  return { anchor, words, folded: [] };
}

function titleWords(title: string | null): string {
  return title?.replace(/。$/, '') ?? '';
}
