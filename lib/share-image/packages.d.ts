// Types of the parts in use of two packages that ship none.

declare module 'opentype.js' {
  /** A command of a glyph's path, in pixels at the given size; y grows downwards. */
  export type Command =
    | { type: 'M' | 'L'; x: number; y: number }
    | { type: 'Q'; x: number; y: number; x1: number; y1: number }
    | { type: 'C'; x: number; y: number; x1: number; y1: number; x2: number; y2: number }
    | { type: 'Z' };

  export interface Glyph {
    index: number;
    advanceWidth: number;
    getPath(x: number, y: number, size: number, options: object, font: Font): { commands: Command[] };
  }

  export interface Font {
    unitsPerEm: number;
    variation: { set(axes: Record<string, number>): void };
    charToGlyph(character: string): Glyph;
  }

  const opentype: { parse(bytes: ArrayBuffer): Font };
  export default opentype;
}

declare module 'wawoff2' {
  const wawoff2: { decompress(bytes: Uint8Array): Promise<Uint8Array> };
  export default wawoff2;
}
