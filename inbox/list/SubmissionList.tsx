import { type KeyboardEvent, type ReactNode, useEffect, useRef, useState } from 'react';
import type { InboxRow } from './row';
import { SubmissionCard } from './SubmissionCard';
import { SubmissionTable } from './SubmissionTable';
import { drawnRows, useMedia, useVisibleRange } from './visible-rows';

/** Below this width the list is one of cards. */
const NARROW = '(max-width: 60em)';

/** Heights of a row of the table and of a card, in rem: each is as high as the other, so that gaps can be reckoned. */
const HEIGHTS = { table: 4.25, cards: 8.25 } as const;

interface SubmissionListProps {
  rows: readonly InboxRow[];
  /** Words of the search to mark, normalised. */
  words: readonly string[];
  /** The row that had the focus when the list was left; empty for none. */
  last: string;
  /** The ids of the rows that are selected. */
  selected: ReadonlySet<string>;
  onSelect(row: InboxRow, isSelected: boolean): void;
  onOpen(row: InboxRow): void;
}

/**
 * The list of submissions, of which only what is visible is drawn. One Tab stop: the arrows, Page Up and Down, Home and
 * End go from row to row, Enter opens.
 */
export function SubmissionList({ rows, words, last, selected, onSelect, onOpen }: SubmissionListProps) {
  const isNarrow = useMedia(NARROW);
  const rem = Number.parseFloat(getComputedStyle(document.documentElement).fontSize);
  const rowHeight = rem * (isNarrow ? HEIGHTS.cards : HEIGHTS.table);
  const box = useRef<HTMLDivElement>(null);
  const found = rows.findIndex(({ id }) => id === last);
  const [chosen, setChosen] = useState(Math.max(0, found));
  const active = Math.min(chosen, rows.length - 1);
  const range = useVisibleRange(box, rowHeight, rows.length);
  const moved = useRef(false);

  const isPlaced = useRef(false);
  useEffect(() => {
    // Back from a submission, the list stands where it was left.
    if (!isPlaced.current && found > 0) box.current?.scrollTo({ top: Math.max(0, found - 2) * rowHeight });
    isPlaced.current = true;
  }, [found, rowHeight]);

  useEffect(() => {
    if (!moved.current) return;
    moved.current = false;
    const element = box.current;
    if (!element) return;
    const top = active * rowHeight;
    const header = isNarrow ? 0 : 3 * rem;
    if (top < element.scrollTop) element.scrollTop = top;
    else if (top + rowHeight + header > element.scrollTop + element.clientHeight)
      element.scrollTop = top + rowHeight + header - element.clientHeight;
    element.querySelector<HTMLElement>('[data-active]')?.focus({ preventScroll: true });
  }, [active, rowHeight, isNarrow, rem]);

  function move(event: KeyboardEvent) {
    const page = Math.max(1, Math.floor((box.current?.clientHeight ?? 0) / rowHeight) - 1);
    const steps: Partial<Record<string, number>> = {
      ArrowDown: active + 1,
      ArrowUp: active - 1,
      PageDown: active + page,
      PageUp: active - page,
      Home: 0,
      End: rows.length - 1,
    };
    const next = steps[event.key];
    if (next === undefined || event.ctrlKey || event.altKey || event.metaKey) return;
    event.preventDefault();
    moved.current = true;
    setChosen(Math.min(Math.max(0, next), rows.length - 1));
  }

  const link = (index: number, children: ReactNode) => (
    <button
      type="button"
      className="open"
      tabIndex={index === active ? 0 : -1}
      data-active={index === active ? '' : undefined}
      onFocus={() => setChosen(index)}
      onClick={(event) => {
        event.stopPropagation();
        const row = rows[index];
        if (row) onOpen(row);
      }}
    >
      {children}
    </button>
  );
  const checkbox = (index: number) => {
    const row = rows[index];
    if (!row) return null;
    return (
      // biome-ignore lint/a11y/useKeyWithClickEvents lint/a11y/noStaticElementInteractions: a click beside the box is none on the row
      <span className="pick" onClick={(event) => event.stopPropagation()}>
        <input
          type="checkbox"
          aria-label={`选中第${index + 1}件`}
          tabIndex={index === active ? 0 : -1}
          checked={selected.has(row.id)}
          onChange={({ target }) => onSelect(row, target.checked)}
        />
      </span>
    );
  };
  const drawn = drawnRows(rows.length, range, active);
  const List = isNarrow ? SubmissionCard : SubmissionTable;
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: the keys are those of the rows inside
    <div className="rows" ref={box} onKeyDown={move}>
      <List
        rows={rows}
        words={words}
        drawn={drawn}
        rowHeight={rowHeight}
        link={link}
        box={checkbox}
        onOpen={onOpen}
      />
    </div>
  );
}
