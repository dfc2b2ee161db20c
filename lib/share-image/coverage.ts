import type { Contour } from '#lib/share-image/outline';

/** The coverage mask of a shape (anti-aliasing): which part of each pixel of its bounding box the shape covers. */
export interface Coverage {
  /** The top left corner of the box, in pixels. */
  left: number;
  top: number;
  width: number;
  height: number;
  /** 0 (outside) to 255 (inside), in row-major order. */
  covered: Uint8Array;
}

/**
 * Rasterizes the inside of contours, by accumulating signed areas (as FreeType's and font-rs's rasterizers): every edge
 * adds to the pixels that it crosses the area to its right; the running sum along a row is the coverage. Contours that
 * overlap in the same direction count once.
 * @param contours in pixels.
 */
export function rasterizeContours(contours: readonly Contour[]): Coverage {
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
    addEdgeInRow(areas, row * width, Math.min(xFrom, xTo), Math.max(xFrom, xTo), (to - from) * direction);
  }
}

/** Accumulates an edge that descends by `drop` within one row of pixels, from `x0` to `x1`, with `x0 <= x1`. */
function addEdgeInRow(areas: Float32Array, row: number, x0: number, x1: number, drop: number): void {
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

/** The part of the pixel at `column` that lies to the right of a straight edge from `x0` to `x1`. */
function rightOf(column: number, x0: number, x1: number): number {
  if (x1 - x0 < 1e-6) return Math.min(1, Math.max(0, column + 1 - x0));
  const from = Math.max(x0, column);
  const to = Math.min(x1, column + 1);
  const within = (to - from) * (column + 1 - (from + to) / 2);
  const passed = Math.max(0, from - x0);
  return (within + passed) / (x1 - x0);
}

/** The running sum of each row, as coverage from 0 to 255. */
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
