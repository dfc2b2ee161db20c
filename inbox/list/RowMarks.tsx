import { CHANNELS } from '#lib/feedback/form/entered';
import { STATE_LABELS } from '#lib/feedback/lookup/states';
import { labelFor } from '#lib/model/submission-kinds';
import type { InboxRow } from './row';

/** How a submission stands, in words: its state, and what needs a look first. */
export function RowMarks({ row }: { row: InboxRow }) {
  const { state, hasAddition, isOverdue, isMine, proposal, opened, merged } = row;
  return (
    <span className="marks">
      <b className={state === 'new' ? 'open' : undefined}>{STATE_LABELS[state]}</b>
      {merged.length > 0 && <span className="more">合并{merged.length + 1}件</span>}
      {isOverdue && <span className="late">已超期</span>}
      {hasAddition && <span className="more">有新补充</span>}
      {opened.entered && <span className="soft">{labelFor(CHANNELS, opened.entered.channel)}</span>}
      {opened.isJunk && <span className="soft">无关</span>}
      {proposal && <span className="late">提议删除</span>}
      {isMine && <span className="own">我负责</span>}
    </span>
  );
}
