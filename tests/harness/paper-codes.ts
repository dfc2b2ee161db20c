import { spawnSync } from 'node:child_process';
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import jsQR from 'jsqr';

/** Dots an inch: those of an ordinary scanner. */
const DPI = 150;

/** A QR code on paper: what it says, and how wide it is with its light margin, in millimetres. */
export interface PrintedCode {
  text: string;
  side: number;
}

/** A page as grey dots. */
interface Scan {
  width: number;
  height: number;
  grey: Uint8Array;
}

/** The QR codes of a PDF, at most one a page, read off the pages as a telephone reads them. */
export function codesIn(pdf: Uint8Array): PrintedCode[] {
  return scansOf(pdf).flatMap(({ width, height, grey }) => {
    const pixels = new Uint8ClampedArray(width * height * 4).fill(255);
    for (const [index, value] of grey.entries()) pixels.fill(value, index * 4, index * 4 + 3);
    const code = jsQR(pixels, width, height);
    // A table may look like one that says nothing.
    if (!code?.data) return [];
    const { topLeftCorner, topRightCorner } = code.location;
    const dark = Math.hypot(topRightCorner.x - topLeftCorner.x, topRightCorner.y - topLeftCorner.y);
    const modules = 17 + 4 * code.version;
    return [{ text: code.data, side: ((dark * (modules + 8)) / modules / DPI) * 25.4 }];
  });
}

function scansOf(pdf: Uint8Array): Scan[] {
  const folder = mkdtempSync(join(tmpdir(), 'disclosure-scan-'));
  try {
    const args = ['-r', String(DPI), '-gray', '-', join(folder, 'page')];
    const { status, stderr } = spawnSync('pdftoppm', args, { input: pdf });
    if (status !== 0) throw new Error(stderr.toString());
    return readdirSync(folder)
      .sort()
      .map((name) => scanIn(readFileSync(join(folder, name))));
  } finally {
    rmSync(folder, { recursive: true });
  }
}

/** A picture in the form PGM: its head as text, then a byte a dot. */
function scanIn(file: Buffer): Scan {
  const [head = '', width, height] = /^P5\s+(\d+)\s+(\d+)\s+255\s/.exec(file.toString('latin1', 0, 64)) ?? [];
  return { width: Number(width), height: Number(height), grey: file.subarray(head.length) };
}
