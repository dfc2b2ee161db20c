import type { Contour, Point } from '#lib/share/outline';
import { contoursOf, type Step } from '#lib/share/outline';

/** A shape of one colour, in the units of its file. */
export interface Shape {
  contours: readonly Contour[];
  /** Red, green and blue, 0 to 255. */
  colour: readonly [number, number, number];
}

/** The site's icon: shapes from back to front in a square. */
export interface Icon {
  /** The length of the square's side. */
  side: number;
  shapes: readonly Shape[];
}

/** How far a curve's inner points stand from a corner, of its radius, to make a quarter of a circle. */
const CORNER = 0.5523;

/**
 * Reads the SVG of an icon as far as icons need it: `rect` with rounded corners, `path` with straight lines, each
 * filled and stroked.
 * @throws Error when the file holds anything else: it would be missing from the drawn icons.
 */
export function readIcon(svg: string): Icon {
  const [root = '', ...elements] = svg.match(/<[a-z][^>]*>/gi) ?? [];
  const [, side] = /viewBox="0 0 ([\d.]+) \1"/.exec(root) ?? [];
  if (!root.startsWith('<svg') || side === undefined)
    throw new Error('the icon is no square that begins at 0 0');
  return { side: Number(side), shapes: elements.flatMap(shapesOf) };
}

function shapesOf(element: string): Shape[] {
  const attributes = new Map(
    Array.from(element.matchAll(/([\w-]+)="([^"]*)"/g), ([, name = '', value = '']) => [name, value]),
  );
  const number = (name: string) => Number(attributes.get(name) ?? 0);
  const stroke = attributes.get('stroke') ?? 'none';
  const strokeWidth = Number(attributes.get('stroke-width') ?? 1);
  const fill = attributes.get('fill') ?? 'none';
  if (element.startsWith('<rect')) {
    const rect = (grown: number) => {
      const [x, y, width, height, rx] = [
        number('x'),
        number('y'),
        number('width'),
        number('height'),
        number('rx'),
      ];
      return rounded(x - grown, y - grown, width + 2 * grown, height + 2 * grown, Math.max(0, rx + grown));
    };
    const inside = rect(-strokeWidth / 2).map((contour) => contour.toReversed());
    return [...painted(fill, rect(0)), ...painted(stroke, [...rect(strokeWidth / 2), ...inside])];
  }
  if (!element.startsWith('<path') || fill !== 'none')
    throw new Error(`the icon cannot be drawn: ${element}`);
  return painted(
    stroke,
    lineSegments(attributes.get('d') ?? '').map((line) => bar(line, strokeWidth)),
  );
}

function painted(colour: string, contours: readonly Contour[]): Shape[] {
  if (colour === 'none') return [];
  const [, digits] = /^#([\da-f]{3}|[\da-f]{6})$/i.exec(colour) ?? [];
  if (digits === undefined) throw new Error(`the icon’s colour is no #rrggbb: ${colour}`);
  const long = digits.length === 3 ? digits.replace(/./g, '$&$&') : digits;
  const channel = (at: number) => Number.parseInt(long.slice(at, at + 2), 16);
  return [{ contours, colour: [channel(0), channel(2), channel(4)] }];
}

function rounded(x: number, y: number, width: number, height: number, radius: number): Contour[] {
  const [right, bottom, k] = [x + width, y + height, radius * (1 - CORNER)];
  const steps: Step[] = [
    { type: 'M', x: x + radius, y },
    { type: 'L', x: right - radius, y },
    { type: 'C', x1: right - k, y1: y, x2: right, y2: y + k, x: right, y: y + radius },
    { type: 'L', x: right, y: bottom - radius },
    { type: 'C', x1: right, y1: bottom - k, x2: right - k, y2: bottom, x: right - radius, y: bottom },
    { type: 'L', x: x + radius, y: bottom },
    { type: 'C', x1: x + k, y1: bottom, x2: x, y2: bottom - k, x, y: bottom - radius },
    { type: 'L', x, y: y + radius },
    { type: 'C', x1: x, y1: y + k, x2: x + k, y2: y, x: x + radius, y },
  ];
  return contoursOf(steps);
}

type Line = readonly [from: Point, to: Point];

/** The lines of a path's data: `M`, `H` and `V` are all that an icon of a sheet with writing on it needs. */
function lineSegments(data: string): Line[] {
  const lines: Line[] = [];
  let at: Point = [0, 0];
  for (const [step, command = '', numbers = ''] of data.matchAll(/([a-z])([^a-z]*)/gi)) {
    const values = numbers.match(/-?(?:\d+\.?\d*|\.\d+)/g)?.map(Number) ?? [];
    const [first = 0, second = 0] = values;
    const to = stepTo(at, command, first, second);
    if (to === null || values.length !== (/m/i.test(command) ? 2 : 1))
      throw new Error(`the icon’s path cannot be drawn: ${step}`);
    if (!/m/i.test(command)) lines.push([at, to]);
    at = to;
  }
  return lines;
}

function stepTo([x, y]: Point, command: string, first: number, second: number): Point | null {
  switch (command) {
    case 'M':
      return [first, second];
    case 'm':
      return [x + first, y + second];
    case 'H':
      return [first, y];
    case 'h':
      return [x + first, y];
    case 'V':
      return [x, first];
    case 'v':
      return [x, y + first];
    default:
      return null;
  }
}

/** A line of some width, with its ends cut off straight. */
function bar([[x0, y0], [x1, y1]]: Line, width: number): Contour {
  const length = Math.hypot(x1 - x0, y1 - y0);
  const [dx, dy] = [((y0 - y1) * width) / (2 * length), ((x1 - x0) * width) / (2 * length)];
  return [
    [x0 + dx, y0 + dy],
    [x1 + dx, y1 + dy],
    [x1 - dx, y1 - dy],
    [x0 - dx, y0 - dy],
  ];
}
