import type { Coverage } from '#lib/share-image/coverage';

/** A rectangle in pixels, half-open: `right` and `bottom` are exclusive. */
export interface Box {
  left: number;
  top: number;
  right: number;
  bottom: number;
}

/** The part of the palette that text is drawn with: consecutive indexes from background to full ink. */
export interface InkRamp {
  /** The palette index of the background. */
  background: number;
  /** How many indexes the ramp has, that of the background among them. */
  shades: number;
}

/** A bitmap of indexed colour, four bits a pixel, as PNG packs it: the left pixel in the high nibble of a byte. */
export class Canvas {
  private readonly rowBytes: number;

  /** @param size in pixels; the width is even. @param ramp what `ink` draws with. */
  constructor(
    private readonly size: { width: number; height: number },
    private readonly ramp: InkRamp,
    /** The pixels in row-major order, `width / 2` bytes a row. */
    readonly bytes = new Uint8Array((size.width / 2) * size.height),
  ) {
    this.rowBytes = size.width / 2;
  }

  /** A copy with the same pixels. */
  copy(): Canvas {
    return new Canvas(this.size, this.ramp, this.bytes.slice());
  }

  /** Fills a rectangle, whose left and right are even, with a palette index. */
  fill({ left, top, right, bottom }: Box, colour: number): void {
    for (let row = top; row < bottom; row += 1) {
      const start = row * this.rowBytes;
      this.bytes.fill((colour << 4) | colour, start + left / 2, start + right / 2);
    }
  }

  /** Draws a coverage mask in ink, offset by `x` and `y`, clipped to the bitmap. */
  ink({ left, top, width, height, covered }: Coverage, x: number, y: number): void {
    const [lastRow, lastColumn] = [this.size.height - y - top, this.size.width - x - left];
    for (let row = Math.max(0, -top - y); row < Math.min(height, lastRow); row += 1) {
      const start = (y + top + row) * this.rowBytes;
      for (let column = Math.max(0, -left - x); column < Math.min(width, lastColumn); column += 1) {
        const coverage = covered[row * width + column];
        // Most of a glyph's box is empty.
        if (!coverage) continue;
        const shade = Math.round((coverage * (this.ramp.shades - 1)) / 255);
        if (shade > 0) this.darken(start, x + left + column, this.ramp.background + shade);
      }
    }
  }

  /** Sets a pixel to an index of the ramp, unless it is darker already. */
  private darken(rowStart: number, x: number, colour: number): void {
    const at = rowStart + (x >> 1);
    const both = this.bytes[at] ?? 0;
    if (x & 1) {
      if (colour > (both & 0xf)) this.bytes[at] = (both & 0xf0) | colour;
    } else if (colour > both >> 4) this.bytes[at] = (colour << 4) | (both & 0xf);
  }
}
