import type { Contour } from '#lib/share/outline';

/** How much of each pixel of a box a shape covers: from 0 to 255, row by row. */
export interface Coverage {
  /** The box's place, in whole pixels. */
  left: number;
  top: number;
  width: number;
  height: number;
  covered: Uint8Array;
}

/**
 * How much of each pixel the inside of `contours` (in pixels) covers. Every edge adds, to the pixels that it
 * crosses, the area to its right within them; summed up along a row, this is what is covered (the signed-area
 * method of FreeType's and font-rs's rasterisers).
 */
export function coverageOf(contours: readonly Contour[]): Coverage {
  const xs = contours.flatMap((contour) => contour.map(([x]) => x));
  const ys = contours.flatMap((contour) => contour.map(([, y]) => y));
  if (xs.length === 0) return { left: 0, top: 0, width: 0, height: 0, covered: new Uint8Array() };
  const left = Math.floor(Math.min(...xs));
  const top = Math.floor(Math.min(...ys));
  // Two pixels more: an edge on the right border adds to the pixel after it.
  const width = Math.ceil(Math.max(...xs)) - left + 2;
  const height = Math.ceil(Math.max(...ys)) - top;
  const areas = new Float32Array(width * height);
  for (const contour of contours) {
    for (const [index, [x1, y1]] of contour.entries()) {
      const [x0, y0] = contour.at(index - 1) ?? [x1, y1];
      addEdge(areas, width, { x0: x0 - left, y0: y0 - top, x1: x1 - left, y1: y1 - top });
    }
  }
  return { left, top, width, height, covered: summed(areas, width) };
}

interface Edge {
  x0: number;
  y0: number;
  x1: number;
  y1: number;
}

function addEdge(areas: Float32Array, width: number, { x0, y0, x1, y1 }: Edge): void {
  if (y0 === y1) return;
  const direction = y0 < y1 ? 1 : -1;
  const [xTop, yTop, yEnd] = y0 < y1 ? [x0, y0, y1] : [x1, y1, y0];
  const slope = (x1 - x0) / (y1 - y0);
  for (let row = Math.floor(yTop); row < yEnd; row += 1) {
    const from = Math.max(yTop, row);
    const to = Math.min(yEnd, row + 1);
    const xFrom = xTop + (from - yTop) * slope;
    const xTo = xTop + (to - yTop) * slope;
    addSpan(areas, row * width, Math.min(xFrom, xTo), Math.max(xFrom, xTo), (to - from) * direction);
  }
}

/** Adds an edge that goes down by `drop` within one row, from `x0` to `x1`, both sides of which are known. */
function addSpan(areas: Float32Array, row: number, x0: number, x1: number, drop: number): void {
  const first = Math.floor(x0);
  const last = Math.max(first, Math.ceil(x1) - 1);
  let before = 0;
  for (let column = first; column <= last; column += 1) {
    const covered = drop * rightOf(column, x0, x1);
    areas[row + column] = (areas[row + column] ?? 0) + covered - before;
    before = covered;
  }
  areas[row + last + 1] = (areas[row + last + 1] ?? 0) + drop - before;
}

/** The part of a pixel at `column` that lies to the right of an edge that runs evenly from `x0` to `x1`. */
function rightOf(column: number, x0: number, x1: number): number {
  if (x1 - x0 < 1e-6) return Math.min(1, Math.max(0, column + 1 - x0));
  const from = Math.max(x0, column);
  const to = Math.min(x1, column + 1);
  const within = (to - from) * (column + 1 - (from + to) / 2);
  const passed = Math.max(0, from - x0);
  return (within + passed) / (x1 - x0);
}

function summed(areas: Float32Array, width: number): Uint8Array {
  const covered = new Uint8Array(areas.length);
  let sum = 0;
  for (let index = 0; index < areas.length; index += 1) {
    if (index % width === 0) sum = 0;
    sum += areas[index] ?? 0;
    covered[index] = Math.min(255, Math.round(Math.abs(sum) * 255));
  }
  return covered;
}
