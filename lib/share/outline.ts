/** A point of an outline: in whatever unit, y grows downwards. */
export type Point = readonly [x: number, y: number];

/** A closed line. Where lines of one direction overlap, what they enclose is one. */
export type Contour = readonly Point[];

/** A step along an outline as fonts and SVG write it. */
export type Step =
  | { type: 'M' | 'L'; x: number; y: number }
  | { type: 'Q'; x: number; y: number; x1: number; y1: number }
  | { type: 'C'; x: number; y: number; x1: number; y1: number; x2: number; y2: number }
  | { type: 'Z' };

/** Pieces into which a curve is cut: at the sizes that are drawn nobody sees corners. */
const PIECES = 6;

/** The closed lines of an outline, its curves cut into short straight pieces. */
export function contoursOf(steps: readonly Step[]): Contour[] {
  const contours: Point[][] = [];
  let current: Point[] = [];
  for (const step of steps) {
    if (step.type === 'M') {
      current = [[step.x, step.y]];
      contours.push(current);
    } else if (step.type !== 'Z') current.push(...piecesOf(current.at(-1) ?? [0, 0], step));
  }
  return contours.filter((contour) => contour.length > 2);
}

function piecesOf([x0, y0]: Point, step: Exclude<Step, { type: 'Z' }>): Point[] {
  switch (step.type) {
    case 'M':
    case 'L':
      return [[step.x, step.y]];
    case 'Q': {
      const { x, y, x1, y1 } = step;
      // A quadratic curve is a cubic one whose inner points lie two thirds of the way to its own.
      const near: Point = [x0 + thirds(x0, x1), y0 + thirds(y0, y1)];
      return curve([x0, y0], near, [x + thirds(x, x1), y + thirds(y, y1)], [x, y]);
    }
    case 'C':
      return curve([x0, y0], [step.x1, step.y1], [step.x2, step.y2], [step.x, step.y]);
  }
}

function curve(from: Point, near: Point, far: Point, to: Point): Point[] {
  return Array.from({ length: PIECES }, (_, index): Point => {
    const t = (index + 1) / PIECES;
    return [cubic(t, from[0], near[0], far[0], to[0]), cubic(t, from[1], near[1], far[1], to[1])];
  });
}

function thirds(from: number, to: number): number {
  return ((to - from) * 2) / 3;
}

function cubic(t: number, a: number, b: number, c: number, d: number): number {
  const s = 1 - t;
  return s * s * s * a + 3 * s * s * t * b + 3 * s * t * t * c + t * t * t * d;
}
