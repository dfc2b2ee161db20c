import type { Coverage } from '#lib/share/coverage';

/** A box of whole pixels: `right` and `bottom` are the first that no longer belong to it. */
export interface Box {
  left: number;
  top: number;
  right: number;
  bottom: number;
}

/** Which colours ink is: `shades` of them in a row, from `paper` without any to full ink. */
export interface Inks {
  paper: number;
  shades: number;
}

/** Pixels of four bits, each the number of a colour: two in a byte, the left one in its upper half. */
export class Canvas {
  private readonly rowBytes: number;

  /** @param size in pixels; the width is even. */
  constructor(
    private readonly size: { width: number; height: number },
    private readonly inks: Inks,
    /** The pixels, row by row. */
    readonly bytes = new Uint8Array((size.width / 2) * size.height),
  ) {
    this.rowBytes = size.width / 2;
  }

  /** Another canvas with the same on it. */
  copy(): Canvas {
    return new Canvas(this.size, this.inks, this.bytes.slice());
  }

  /** Fills a box, whose sides are even, with a colour. */
  fill({ left, top, right, bottom }: Box, colour: number): void {
    for (let row = top; row < bottom; row += 1) {
      const start = row * this.rowBytes;
      this.bytes.fill((colour << 4) | colour, start + left / 2, start + right / 2);
    }
  }

  /** Lays ink where `coverage`, moved by `x` and `y`, covers; what falls beside the picture is left out. */
  ink({ left, top, width, height, covered }: Coverage, x: number, y: number): void {
    const [lastRow, lastColumn] = [this.size.height - y - top, this.size.width - x - left];
    for (let row = Math.max(0, -top - y); row < Math.min(height, lastRow); row += 1) {
      const start = (y + top + row) * this.rowBytes;
      for (let column = Math.max(0, -left - x); column < Math.min(width, lastColumn); column += 1) {
        const coverage = covered[row * width + column];
        // Most of a character's box is empty.
        if (!coverage) continue;
        const shade = Math.round((coverage * (this.inks.shades - 1)) / 255);
        if (shade > 0) this.darken(start, x + left + column, this.inks.paper + shade);
      }
    }
  }

  /** Gives a pixel a colour, unless it is a darker one already. */
  private darken(rowStart: number, x: number, colour: number): void {
    const at = rowStart + (x >> 1);
    const both = this.bytes[at] ?? 0;
    if (x & 1) {
      if (colour > (both & 0xf)) this.bytes[at] = (both & 0xf0) | colour;
    } else if (colour > both >> 4) this.bytes[at] = (colour << 4) | (both & 0xf);
  }
}
