/** A run of characters as a PDF draws it: what it says, where it begins, which way it goes. */
export interface TextRun {
  str: string;
  /** The matrix of ISO 32000-1, 9.4.4: direction and size in its first four numbers, where the run begins in the others. */
  transform: readonly unknown[];
  /** How far it reaches in its direction, in points. */
  width: number;
}

/** Blank space that separates cells of a table, in type sizes: words of a line are nearer to each other. */
const BETWEEN_CELLS = 1.5;
/** The same between single digits: forms give each digit of a number a box of its own. */
const BETWEEN_BOXES = 4;
/** How far down the next line of a paragraph is at most, in type sizes. */
const NEXT_LINE = 2.5;
/** How far a paragraph's first line is indented at most, in type sizes. */
const INDENT = 3;

interface Placed {
  str: string;
  /** Where it begins and ends along its line, and how high its line is, in points. */
  start: number;
  end: number;
  height: number;
  size: number;
  direction: number;
}

/**
 * Joins the runs of a page to its text, as somebody reads it. Numbers that are drawn digit by digit, or that go on in the next
 * line of the same paragraph or cell, stay numbers; a tab keeps apart what stands in different cells or paragraphs.
 */
export function joinRuns(runs: readonly TextRun[]): string {
  let text = '';
  let before: Placed | null = null;
  let segmentStart = 0;
  let isBlankBetween = false;
  for (const run of runs) {
    if (run.str.trim() === '') {
      isBlankBetween ||= run.str !== '';
      continue;
    }
    const placed = place(run);
    const between: string = before === null ? '' : separator(before, placed, segmentStart, isBlankBetween);
    if (before === null || /[\t\n]/.test(between)) segmentStart = placed.start;
    text += between + run.str;
    before = placed;
    isBlankBetween = false;
  }
  return text;
}

function place({ str, transform, width }: TextRun): Placed {
  const [a = 1, b = 0, c = 0, d = 1, x = 0, y = 0] = transform.map(Number);
  const direction = Math.atan2(b, a);
  const start = x * Math.cos(direction) + y * Math.sin(direction);
  const height = y * Math.cos(direction) - x * Math.sin(direction);
  return { str, start, end: start + width, height, size: Math.hypot(c, d) || 1, direction };
}

function separator(before: Placed, next: Placed, segmentStart: number, isBlankBetween: boolean): string {
  const size = Math.max(before.size, next.size);
  if (Math.abs(before.direction - next.direction) > 0.01) return '\t\n';
  const drop = before.height - next.height;
  if (Math.abs(drop) < size / 2) {
    const gap = next.start - before.end;
    const areBoxes = /^\d$/.test(before.str.trim()) && /^[\dXx]$/.test(next.str.trim());
    if (gap < -size || gap > size * (areBoxes ? BETWEEN_BOXES : BETWEEN_CELLS)) return '\t';
    return isBlankBetween ? ' ' : '';
  }
  const goesOn =
    drop > 0 &&
    drop < size * NEXT_LINE &&
    next.start <= before.end &&
    next.start >= segmentStart - size * INDENT;
  return goesOn ? '\n' : '\t\n';
}
