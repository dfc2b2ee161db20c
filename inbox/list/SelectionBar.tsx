import { Button } from '../parts/fields/Button';

interface SelectionBarProps {
  /** How many of the rows are selected, and how many the list shows. */
  selected: number;
  shown: number;
  /** Whether this inbox may act, or only read. */
  mayAct: boolean;
  /** Whether the rows are those that were marked as junk. */
  isJunk: boolean;
  isBusy: boolean;
  onAll(): void;
  onNone(): void;
  onExport(): void;
  onOutcome(): void;
  onJunk(isJunk: boolean): void;
  /** Null where those that are selected cannot be merged. */
  onMerge: (() => void) | null;
}

/** What is done with several submissions at once. */
export function SelectionBar(props: SelectionBarProps) {
  const { selected, shown, mayAct, isJunk, isBusy, onAll, onNone, onExport, onOutcome, onJunk, onMerge } =
    props;
  const isNone = selected === 0;
  return (
    <section className="selection" aria-label="选中的反馈">
      <span role="status">选中了{selected}件。</span>
      <Button kind="link" label={`选中列出的${shown}件`} onClick={onAll} disabled={shown === 0} />
      {!isNone && (
        <>
          <Button kind="link" label="都不选" onClick={onNone} />
          <Button kind="link" label="导出" onClick={onExport} />
          <Button kind="link" label="起草反馈情况" onClick={onOutcome} />
          {mayAct && onMerge && <Button kind="link" label="合并" disabled={isBusy} onClick={onMerge} />}
          {mayAct && (
            <Button
              kind="link"
              label={isJunk ? '恢复，不是无关的' : '标为无关'}
              disabled={isBusy}
              onClick={() => onJunk(!isJunk)}
            />
          )}
        </>
      )}
    </section>
  );
}
