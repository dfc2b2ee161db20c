import { encode } from 'uqr';

/** The light margin around a QR code, in modules (ISO/IEC 18004, 9.1). */
const QUIET = 4;

/** A QR code as SVG draws it. */
export interface QrDrawing {
  /** Width and height with the quiet zone, in modules. */
  size: number;
  /** The dark modules as lines of a module's width: each run of a row is one, which takes the fewest bytes. */
  path: string;
}

/** The QR code of a text, with medium error correction (15 %): paper gets stains and folds. */
export function qrDrawing(text: string): QrDrawing {
  const { data, size } = encode(text, { ecc: 'M', border: 0 });
  const rows = data.map((row, y) => `M${QUIET} ${y + QUIET}.5${runsOf(row)}`);
  return { size: size + 2 * QUIET, path: rows.join('') };
}

/** A row from its left: dark runs drawn, light ones passed over, up to its last dark module. */
function runsOf(row: readonly boolean[]): string {
  const runs =
    row
      .map((dark) => (dark ? 'h' : ' '))
      .join('')
      .trimEnd()
      .match(/h+| +/g) ?? [];
  return runs.map((run) => (run.startsWith('h') ? `h${run.length}` : `m${run.length} 0`)).join('');
}
