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
      <button type="button" className="link" onClick={onAll} disabled={shown === 0}>
        选中列出的{shown}件
      </button>
      {!isNone && (
        <>
          <button type="button" className="link" onClick={onNone}>
            都不选
          </button>
          <button type="button" className="link" onClick={onExport}>
            导出
          </button>
          <button type="button" className="link" onClick={onOutcome}>
            起草反馈情况
          </button>
          {mayAct && onMerge && (
            <button type="button" className="link" disabled={isBusy} onClick={onMerge}>
              合并
            </button>
          )}
          {mayAct && (
            <button type="button" className="link" disabled={isBusy} onClick={() => onJunk(!isJunk)}>
              {isJunk ? '恢复，不是无关的' : '标为无关'}
            </button>
          )}
        </>
      )}
    </section>
  );
}
