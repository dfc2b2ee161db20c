import { UNREADABLE } from '#lib/feedback/export/opened';
import { STATE_LABELS } from '#lib/feedback/lookup/states';
import { chineseDay } from '#lib/model/date';
import type { InboxRow } from '../../list/row';
import { Button } from '../../parts/fields/Button';
import { Written } from '../../parts/Written';

/** Characters of a message that stand for it. */
const BEGINNING = 60;

interface MergedPanelProps {
  row: InboxRow;
  mayAct: boolean;
  isBusy: boolean;
  onShow(submission: string): void;
  /** Takes the row out of those that it was merged with. */
  onSplit(): void;
}

interface AlsoMergedProps {
  row: InboxRow;
  /** The act, which is carried out upon each of them. */
  what: '答复' | '改状态';
}

/** Warns whoever writes that what is written goes to the writers of the merged submissions too. */
export function AlsoMerged({ row: { merged }, what }: AlsoMergedProps) {
  if (merged.length === 0) return null;
  return (
    <p className="note warn">
      <strong>
        合并在一起的另外{merged.length}件，也同样{what}。
      </strong>
      每位写信人都会看到这里写的话：不要提别人的姓名和说法。
    </p>
  );
}

/** The submissions merged with the one that is shown: those merged into it, or the one that it was merged into. */
export function MergedPanel({ row, mayAct, isBusy, onShow, onSplit }: MergedPanelProps) {
  const { main, merged, opened } = row;
  if (main !== null)
    return (
      <section className="note" aria-label="合并">
        <p>
          <strong>这一件已经合并到另一件。</strong>
          请在主件上答复、改状态，这一件会同样办。只给这位写信人的话，也可以在这里单独答复。
        </p>
        <p className="row">
          <Button kind="second" label="打开主件" onClick={() => onShow(main)} />
          {mayAct && opened.merge?.isAnswered === false && (
            <Button kind="second" label="撤销合并" disabled={isBusy} onClick={onSplit} />
          )}
        </p>
      </section>
    );
  if (merged.length === 0) return null;
  return (
    <section className="note" aria-label="合并">
      <p>
        <strong>合并在一起的，连这一件共{merged.length + 1}件。</strong>
        答复这一件，就同样答复每一件；改状态也一样。内部记录只记在这一件。
      </p>
      <ul>
        {merged.map(({ id, opened: one, state, hasAddition }) => (
          <li key={id}>
            <button type="button" className="link" onClick={() => onShow(id)}>
              {chineseDay(one.received)}：
              <Written text={one.submission?.message.slice(0, BEGINNING) ?? UNREADABLE} />
            </button>{' '}
            <span className="soft">{STATE_LABELS[state]}</span>
            {hasAddition && <span className="more"> 有新补充</span>}
          </li>
        ))}
      </ul>
    </section>
  );
}
