/** A vertex of a contour; y grows downwards. */
export type Vertex = readonly [x: number, y: number];

/** A closed polygon, with the nonzero winding rule. */
export type Contour = readonly Vertex[];

/** A command of a path, as in fonts and SVG: move, line, quadratic and cubic Bézier curve, close. */
export type PathCommand =
  | { type: 'M' | 'L'; x: number; y: number }
  | { type: 'Q'; x: number; y: number; x1: number; y1: number }
  | { type: 'C'; x: number; y: number; x1: number; y1: number; x2: number; y2: number }
  | { type: 'Z' };

/** Line segments for each Bézier curve: enough at the sizes of the share images. */
const SEGMENTS = 6;

/** Flattens a path to polygons: each curve becomes a few line segments. */
export function flattenPath(path: readonly PathCommand[]): Contour[] {
  const contours: Vertex[][] = [];
  let current: Vertex[] = [];
  for (const command of path) {
    if (command.type === 'M') {
      current = [[command.x, command.y]];
      contours.push(current);
    } else if (command.type !== 'Z') current.push(...verticesOf(current.at(-1) ?? [0, 0], command));
  }
  return contours.filter((contour) => contour.length > 2);
}

function verticesOf([x0, y0]: Vertex, command: Exclude<PathCommand, { type: 'Z' }>): Vertex[] {
  switch (command.type) {
    case 'M':
    case 'L':
      return [[command.x, command.y]];
    case 'Q': {
      const { x, y, x1, y1 } = command;
      // Degree elevation: the control points of the equal cubic curve.
      const near: Vertex = [x0 + thirds(x0, x1), y0 + thirds(y0, y1)];
      return curve([x0, y0], near, [x + thirds(x, x1), y + thirds(y, y1)], [x, y]);
    }
    case 'C':
      return curve([x0, y0], [command.x1, command.y1], [command.x2, command.y2], [command.x, command.y]);
  }
}

function curve(from: Vertex, near: Vertex, far: Vertex, to: Vertex): Vertex[] {
  return Array.from({ length: SEGMENTS }, (_, index): Vertex => {
    const t = (index + 1) / SEGMENTS;
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
