import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { drawIcons } from '#lib/share/icons';
import { readPng } from './pixels';

const SVG = readFileSync('public/icon.svg', 'utf8');

/** The colour of a pixel, given as parts of the picture's side, as red, green, blue and how opaque. */
function colourAt(png: Uint8Array, x: number, y: number): number[] {
  const { width, rows } = readPng(png);
  const at = Math.floor(x * width) * 4;
  return [...(rows[Math.floor(y * width)] ?? Buffer.alloc(0)).subarray(at, at + 4)];
}

describe('the icons', () => {
  const { favicon, touchIcon } = drawIcons(SVG);

  test('are drawn from the site’s own: a sheet with a red edge and lines on it', () => {
    expect(readPng(touchIcon)).toMatchObject({ width: 180, height: 180 });
    // The margin, the edge (at 6 of 32 in the file), the sheet, and the first line on it.
    expect(colourAt(touchIcon, 0.02, 0.5)).toEqual([0xf2, 0xf0, 0xeb, 255]);
    expect(colourAt(touchIcon, 0.1 + (0.8 * 5) / 32, 0.5)).toEqual([0xb5, 0x12, 0x1b, 255]);
    expect(colourAt(touchIcon, 0.1 + (0.8 * 16) / 32, 0.1 + (0.8 * 6) / 32)).toEqual([255, 255, 255, 255]);
    expect(colourAt(touchIcon, 0.1 + (0.8 * 16) / 32, 0.1 + (0.8 * 9) / 32)).toEqual([0xb5, 0x12, 0x1b, 255]);
  });

  test('in the file for tabs are three sizes, each where the file says', () => {
    const file = Buffer.from(favicon);
    expect([file.readUInt16LE(0), file.readUInt16LE(2), file.readUInt16LE(4)]).toEqual([0, 1, 3]);
    const sizes = [0, 1, 2].map((index) => {
      const entry = 6 + 16 * index;
      const start = file.readUInt32LE(entry + 12);
      const png = readPng(file.subarray(start, start + file.readUInt32LE(entry + 8)));
      expect(png.width).toBe(file[entry]);
      return png.width;
    });
    expect(sizes).toEqual([16, 32, 48]);
  });

  test.each([
    ['a circle', '<svg viewBox="0 0 32 32"><circle r="3" fill="#fff"/></svg>'],
    ['a curve', '<svg viewBox="0 0 32 32"><path d="M1 1c1 1 2 2 3 3" stroke="#000"/></svg>'],
    ['several lines from one letter', '<svg viewBox="0 0 32 32"><path d="M1 1h3 4" stroke="#000"/></svg>'],
    ['a named colour', '<svg viewBox="0 0 32 32"><rect width="3" height="3" fill="red"/></svg>'],
    ['no square', '<svg viewBox="0 0 32 16"></svg>'],
  ])('are refused, not drawn wrong, when the file holds %s', (_, svg) => {
    expect(() => drawIcons(svg)).toThrow(/icon/);
  });
});
