import { ActWords, actTitle } from '../parts/ActWords';
import { Button } from '../parts/fields/Button';
import { FileField } from '../parts/fields/FileField';
import { SaveLink } from '../parts/fields/SaveLink';
import { type InboxProblem, ProblemNotice } from '../parts/ProblemNotice';
import { Screen } from '../parts/Screen';
import { UndoneActs } from '../parts/UndoneActs';
import type { ActOutcome, QueuedAct } from '../work/inbox-types';
import type { Conflict } from './submission/ConflictScreen';

interface FilesScreenProps {
  queue: readonly QueuedAct[];
  /** Acts that were not carried out. */
  undone: readonly ActOutcome[];
  /** The file of the queue. */
  acts: File | null;
  onOpenRows(file: File): void;
  onTakeActs(file: File): void;
  /** Whether a submission is there to be shown. */
  canShow(submission: string): boolean;
  onShow(submission: string, conflict?: Conflict): void;
  onDismiss(id: string): void;
  onDropQueued(id: string): void;
  onSync(): void;
  onTemplates(): void;
  onRenew(): void;
  onBack(): void;
  isBusy: boolean;
  /** What was just done; null for nothing. */
  done: string | null;
  problem: InboxProblem | null;
}

/** What waits to be sent, and the way by files, where there is no network to the site. */
export function FilesScreen(props: FilesScreenProps) {
  const {
    queue,
    undone,
    acts,
    onOpenRows,
    onTakeActs,
    canShow,
    onShow,
    onDismiss,
    onDropQueued,
    onSync,
    onTemplates,
    onRenew,
    onBack,
    isBusy,
    done,
    problem,
  } = props;
  return (
    <Screen title="待办和文件" actions={<Button kind="second" label="返回列表" onClick={onBack} />}>
      <div role="status">{done && <p className="note done">{done}</p>}</div>
      <ProblemNotice problem={problem} />
      {undone.length > 0 && (
        <UndoneActs undone={undone} canShow={canShow} onShow={onShow} onDismiss={onDismiss} />
      )}
      <h2>还没有送到服务器的（{queue.length}项）</h2>
      {queue.length === 0 ? (
        <p>没有。办的事都已经送到服务器。</p>
      ) : (
        <>
          <p className="note warn">
            <strong>关掉收件箱以前，请先送出，或者保存待办文件，</strong>
            不然这些事就白办了。上锁不要紧，再打开还在。
          </p>
          <ul className="queue">
            {queue.map(({ id, request }) => (
              <li key={id}>
                <h3>{actTitle(request)}</h3>
                <ActWords request={request} />
                <p className="row">
                  {canShow(request.submission) && (
                    <Button kind="second" label="看这一件" onClick={() => onShow(request.submission)} />
                  )}
                  <Button kind="second" label="不办了" onClick={() => onDropQueued(id)} disabled={isBusy} />
                </p>
              </li>
            ))}
          </ul>
          <p className="row">
            <Button label={isBusy ? '正在送出…' : '现在送出'} onClick={onSync} disabled={isBusy} />
            {acts && <SaveLink kind="second" label="保存待办文件" file={acts} />}
          </p>
          <p className="hint">
            这台电脑连不上网站的：把待办文件拷到运行网站的电脑上，运行 npm run office -- import
            文件名。文件是加密的。
          </p>
        </>
      )}
      <h2>用文件传送</h2>
      <p>
        这台电脑连不上网站时，请管理网站的同志运行 npm run office -- export --sealed -o
        文件名，把文件用U盘拷过来，在这里打开。文件是加密的，只有收件箱能打开。
      </p>
      <FileField id="rows" label="打开导出的反馈文件" onChosen={onOpenRows} disabled={isBusy} />
      <FileField id="acts" label="打开以前保存的待办文件，接着办" onChosen={onTakeActs} disabled={isBusy} />
      <h2>模板</h2>
      <Button kind="second" label="答复的模板" onClick={onTemplates} />
      <h2>程序</h2>
      <Button kind="second" label="换用新版的收件箱程序" onClick={onRenew} />
    </Screen>
  );
}
