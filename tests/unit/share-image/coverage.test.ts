import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { type Coverage, rasterizeContours } from '#lib/share-image/coverage';
import { type Contour, flattenPath } from '#lib/share-image/outline';

const box = (left: number, top: number, right: number, bottom: number): Contour => [
  [left, top],
  [right, top],
  [right, bottom],
  [left, bottom],
];

function at({ left, top, width, height, covered }: Coverage, x: number, y: number): number {
  const [column, row] = [x - left, y - top];
  return column < 0 || row < 0 || column >= width || row >= height ? 0 : (covered[row * width + column] ?? 0);
}

function area({ covered }: Coverage): number {
  return covered.reduce((sum, one) => sum + one, 0) / 255;
}

describe('what a shape covers', () => {
  test('is whole inside, nothing outside, and a part on the edge', () => {
    const covered = rasterizeContours([box(1, 1, 3.5, 3)]);
    expect([at(covered, 1, 1), at(covered, 2, 2), at(covered, 3, 2)]).toEqual([255, 255, 128]);
    expect([at(covered, 0, 1), at(covered, 4, 1), at(covered, 1, 3), at(covered, 1, 0)]).toEqual([
      0, 0, 0, 0,
    ]);
  });

  test('leaves a hole where a line runs the other way round', () => {
    const covered = rasterizeContours([box(0, 0, 6, 6), box(2, 2, 4, 4).toReversed()]);
    expect([at(covered, 1, 1), at(covered, 3, 3)]).toEqual([255, 0]);
  });

  test('is no more than whole where shapes lie over each other', () => {
    expect(at(rasterizeContours([box(0, 0, 4, 4), box(1, 1, 3, 3)]), 2, 2)).toBe(255);
  });

  test('is nothing of nothing', () => {
    expect(area(rasterizeContours([]))).toBe(0);
  });

  test('is in all as large as the shape, wherever and however a triangle lies', () => {
    const point = fc.tuple(
      fc.double({ min: -20, max: 60, noNaN: true }),
      fc.double({ min: -20, max: 60, noNaN: true }),
    );
    fc.assert(
      fc.property(point, point, point, (a, b, c) => {
        const size = Math.abs((b[0] - a[0]) * (c[1] - a[1]) - (c[0] - a[0]) * (b[1] - a[1])) / 2;
        const covered = rasterizeContours([[a, b, c]]);
        // Each pixel is told in 255 steps.
        expect(Math.abs(area(covered) - size)).toBeLessThan(0.01 + covered.covered.length / 510);
      }),
    );
  });

  test('of a circle in curves is nearly that of a circle', () => {
    const k = 0.5523 * 10;
    const circle = flattenPath([
      { type: 'M', x: 10, y: 0 },
      { type: 'C', x1: 10 + k, y1: 0, x2: 20, y2: 10 - k, x: 20, y: 10 },
      { type: 'C', x1: 20, y1: 10 + k, x2: 10 + k, y2: 20, x: 10, y: 20 },
      { type: 'C', x1: 10 - k, y1: 20, x2: 0, y2: 10 + k, x: 0, y: 10 },
      { type: 'C', x1: 0, y1: 10 - k, x2: 10 - k, y2: 0, x: 10, y: 0 },
      { type: 'Z' },
    ]);
    expect(area(rasterizeContours(circle))).toBeCloseTo(Math.PI * 100, -1);
  });
});
