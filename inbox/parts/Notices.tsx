import type { InboxSnapshot } from '../work/inbox-types';

interface NoticesProps {
  snapshot: InboxSnapshot;
  /** What became of acts that waited and were not carried out; null for nothing. */
  lost: string | null;
  /** How many acts that waited met a change. */
  conflicts: number;
  onConflict(): void;
}

/** What the clerk must know of the whole inbox, whatever is on the screen. */
export function Notices({ snapshot, lost, conflicts, onConflict }: NoticesProps) {
  const { connection, vanished } = snapshot;
  return (
    <div role="alert" className="notices">
      {connection === 'refused' && (
        <p className="note warn">
          <strong>网站不再接受这个收件箱。</strong>
          可能已经被停用，也可能超过90天没有打开。已经读到的还能看。请找管理网站的同志，运行 npm run office --
          devices 看一看。
        </p>
      )}
      {vanished.length > 0 && (
        <p className="note warn">
          <strong>有{vanished.length}件反馈，服务器上不见了，也没有说删除。</strong>
          编号：{vanished.join('、')}。请告诉管理网站的同志。
        </p>
      )}
      {conflicts > 0 && (
        <p className="note warn">
          <strong>有{conflicts}项待办，因为在这期间有了变动，没有办。</strong>{' '}
          <button type="button" className="link" onClick={onConflict}>
            看看变动，再决定
          </button>
        </p>
      )}
      {lost !== null && <p className="note warn">待办的结果：{lost}</p>}
    </div>
  );
}
