import { type ReactNode, type RefObject, useEffect, useState } from 'react';
import type { InboxRow } from './row';

/** Rows that are drawn beyond the edges of what is visible, so that fast scrolling meets no blank. */
const BEYOND = 8;

/** A row to draw, or a gap that stands for rows that are not drawn. */
export type DrawnRow = { readonly index: number } | { readonly gap: number; readonly from: number };

/** What draws the rows of a list, as a table or as cards. */
export interface DrawnListProps {
  rows: readonly InboxRow[];
  words: readonly string[];
  drawn: readonly DrawnRow[];
  /** In CSS pixels. */
  rowHeight: number;
  /** The link of a row, which opens it. */
  link(index: number, children: ReactNode): ReactNode;
  /** The box of a row, which selects it. */
  box(index: number): ReactNode;
  onOpen(row: InboxRow): void;
}

/**
 * The rows of a long list to draw, from first to last, with gaps between: those that are visible, and `active`, which
 * holds the focus.
 * @param range the indexes of the visible rows; `to` is exclusive.
 */
export function drawnRows(count: number, range: { from: number; to: number }, active: number): DrawnRow[] {
  const drawn: DrawnRow[] = [];
  let next = 0;
  const upTo = (index: number) => {
    if (index > next) drawn.push({ gap: index - next, from: next });
    next = index;
  };
  const draw = (index: number) => {
    if (index < next || index >= count) return;
    upTo(index);
    drawn.push({ index });
    next = index + 1;
  };
  if (active < range.from) draw(active);
  for (let index = Math.max(0, range.from); index < Math.min(count, range.to); index += 1) draw(index);
  if (active >= range.to) draw(active);
  upTo(count);
  return drawn;
}

/** Follows which rows of one height are visible in a box that scrolls. @param rowHeight in CSS pixels. */
export function useVisibleRange(box: RefObject<HTMLElement | null>, rowHeight: number, count: number) {
  const [range, setRange] = useState({ from: 0, to: 30 });
  useEffect(() => {
    const element = box.current;
    if (!element) return;
    const measure = () => {
      const from = Math.max(0, Math.floor(element.scrollTop / rowHeight) - BEYOND);
      const to = Math.min(count, Math.ceil((element.scrollTop + element.clientHeight) / rowHeight) + BEYOND);
      setRange((before) => (before.from === from && before.to === to ? before : { from, to }));
    };
    measure();
    element.addEventListener('scroll', measure, { passive: true });
    const resized = new ResizeObserver(measure);
    resized.observe(element);
    return () => {
      element.removeEventListener('scroll', measure);
      resized.disconnect();
    };
  }, [box, rowHeight, count]);
  return range;
}

/** Whether a media query holds now, and from now on. */
export function useMedia(query: string): boolean {
  const [holds, setHolds] = useState(() => window.matchMedia(query).matches);
  useEffect(() => {
    const list = window.matchMedia(query);
    const follow = () => setHolds(list.matches);
    follow();
    list.addEventListener('change', follow);
    return () => list.removeEventListener('change', follow);
  }, [query]);
  return holds;
}
