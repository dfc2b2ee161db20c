import { encode } from 'uqr';

/** The light margin around a QR code, in modules (ISO/IEC 18004, 9.1). */
const QUIET = 4;

/** A QR code as SVG draws it: one line to and fro over all rows, dashed so that it is dark where the modules are. */
export interface QrDrawing {
  /** Width and height with the quiet zone, in modules. */
  size: number;
  /** The line, a module wide. */
  path: string;
  /** Lengths along the line, by turns dark and light. Of all ways to draw a code this takes the fewest bytes. */
  dashes: string;
}

/** The QR code of a text, with medium error correction (15 %): paper gets stains and folds. */
export function qrDrawing(text: string): QrDrawing {
  const { data, size } = encode(text, { ecc: 'M', border: 0 });
  const rows = data.map((row, y) => (y % 2 === 0 ? row : row.toReversed()));
  // Between two rows the line goes down by one module, outside of the code: light.
  const modules = rows.flatMap((row) => [...row, false]);
  const steps = rows.map((_, y) => `h${y % 2 === 0 ? size : -size}v1`);
  return { size: size + 2 * QUIET, path: `M${QUIET} ${QUIET}.5${steps.join('')}`, dashes: runsOf(modules) };
}

/** How long each run of equal modules is; the first is dark, as the corner of every code. */
function runsOf(modules: readonly boolean[]): string {
  const marks = modules.map((dark) => (dark ? 'x' : ' ')).join('');
  return (marks.match(/x+| +/g) ?? []).map((run) => run.length).join(' ');
}
