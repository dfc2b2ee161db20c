import { encode } from 'uqr';

/** Width of the quiet zone, in modules (ISO/IEC 18004, 9.1). */
const QUIET_ZONE = 4;

/**
 * A QR code drawn as one dashed SVG stroke, which takes the fewest bytes: it runs boustrophedon over all rows, with a
 * dash over each run of dark modules.
 */
export interface QrDrawing {
  /** Width and height, quiet zone included, in modules. */
  size: number;
  /** Path data of the stroke, which is one module wide. */
  path: string;
  /** `stroke-dasharray`: lengths of dark and light runs alternately, in modules. */
  dashes: string;
}

/** Encodes a text as a QR code of error correction level M (15 %), since paper gets stains and folds. */
export function qrDrawing(text: string): QrDrawing {
  const { data, size } = encode(text, { ecc: 'M', border: 0 });
  const rows = data.map((row, y) => (y % 2 === 0 ? row : [...row].reverse()));
  // Between rows the stroke descends by one module, outside of the code: a light module.
  const modules = rows.flatMap((row) => [...row, false]);
  const steps = rows.map((_, y) => `h${y % 2 === 0 ? size : -size}v1`);
  return {
    size: size + 2 * QUIET_ZONE,
    path: `M${QUIET_ZONE} ${QUIET_ZONE}.5${steps.join('')}`,
    dashes: runLengths(modules),
  };
}

/** Run-length encoding; the first run is dark, as the top left module of every code is. */
function runLengths(modules: readonly boolean[]): string {
  const marks = modules.map((dark) => (dark ? 'x' : ' ')).join('');
  return (marks.match(/x+| +/g) ?? []).map((run) => run.length).join(' ');
}
