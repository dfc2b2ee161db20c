/// <reference path="./packages.d.ts" />
import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import opentype, { type Font } from 'opentype.js';
import wawoff2 from 'wawoff2';
import { z } from 'zod';
import { type Coverage, coverageOf } from '#lib/share/coverage';
import { type Contour, contoursOf } from '#lib/share/outline';

/** Noto Serif SC (OFL-1.1) as npm brings it: some hundred files, each with some of its 16,000 characters. */
const PACKAGE = '@fontsource-variable/noto-serif-sc';

const require = createRequire(import.meta.url);

/** Which characters each file has: `U+4e00-4e05,U+4e07`, by the file's name. */
const rangesSchema = z.record(z.string(), z.string());

/** Characters that are drawn as nothing: they only join, turn or break others. */
const INVISIBLE = /[\p{Default_Ignorable_Code_Point}\p{Cc}]/u;

/** Glyphs of one size that are kept to be drawn again. */
const KEPT_GLYPHS = 8_000;

/** A character as it is drawn at some size, in pixels from where it begins on the line. */
export interface DrawnGlyph extends Coverage {
  advance: number;
}

/** A typeface that can be drawn with. */
export interface Typeface {
  /** Reads what is needed to draw `text`. */
  prepare(text: string): Promise<void>;
  /**
   * A character of a text that was prepared, `size` pixels high. One that the typeface lacks is an empty frame.
   */
  glyph(character: string, size: number): DrawnGlyph;
}

/**
 * The typeface of the site's pictures, at a weight from 200 to 900. Its files are read as they are needed, and
 * nothing else is: no font of the machine's, nothing from a network.
 */
export async function openTypeface(weight: number): Promise<Typeface> {
  const ranges = rangesSchema.parse(JSON.parse(await readFile(packageFile('unicode.json'), 'utf8')));
  const fileOf = new Map<number, string>();
  for (const [name, range] of Object.entries(ranges))
    for (const code of codesIn(range)) fileOf.set(code, name.replace(/[[\]]/g, ''));
  const fonts = new Map<string, Promise<Font>>();
  const known = new Map<string, Font>();
  const drawn = new Map<string, DrawnGlyph>();

  return {
    async prepare(text) {
      for (const character of new Set(text)) {
        const file = fileOf.get(character.codePointAt(0) ?? 0);
        if (file === undefined || known.has(character)) continue;
        const font = fonts.get(file) ?? openFont(file, weight);
        fonts.set(file, font);
        known.set(character, await font);
      }
    },
    glyph(character, size) {
      const key = `${size} ${character}`;
      const kept = drawn.get(key);
      if (kept) return kept;
      const glyph = draw(known.get(character), character, size);
      if (drawn.size >= KEPT_GLYPHS) drawn.clear();
      drawn.set(key, glyph);
      return glyph;
    },
  };
}

/** The path of a file of the typeface's package, by Node's resolution from this module: no working directory counts. */
function packageFile(path: string): string {
  // Turbopack, which bundles this for the preview, would put the number of a module in its place.
  return require.resolve(/* turbopackIgnore: true */ `${PACKAGE}/${path}`);
}

async function openFont(file: string, weight: number): Promise<Font> {
  const packed = await readFile(packageFile(`files/noto-serif-sc-${file}-wght-normal.woff2`));
  const font = opentype.parse(new Uint8Array(await wawoff2.decompress(packed)).buffer);
  font.variation.set({ wght: weight });
  return font;
}

function draw(font: Font | undefined, character: string, size: number): DrawnGlyph {
  if (INVISIBLE.test(character)) return { ...coverageOf([]), advance: 0 };
  const glyph = font?.charToGlyph(character);
  if (!font || !glyph || glyph.index === 0) return { ...coverageOf(frame(size)), advance: size };
  // The outline first: drawing it at the weight is what fits the advance to it.
  const { commands } = glyph.getPath(0, 0, size, {}, font);
  return { ...coverageOf(contoursOf(commands)), advance: (glyph.advanceWidth * size) / font.unitsPerEm };
}

/** What stands for a character that cannot be drawn. */
function frame(size: number): Contour[] {
  const [near, far, stroke] = [size * 0.1, size * 0.9, Math.max(1, size * 0.05)];
  const square = (from: number, to: number): [number, number][] => [
    [from, -from + near - size * 0.02],
    [to, -from + near - size * 0.02],
    [to, -to + near - size * 0.02],
    [from, -to + near - size * 0.02],
  ];
  return [square(near, far), square(near + stroke, far - stroke).reverse()];
}

function* codesIn(range: string): Generator<number> {
  for (const [, first = '', last = first] of range.matchAll(/U\+([\da-f]+)(?:-([\da-f]+))?/gi)) {
    for (let code = Number.parseInt(first, 16); code <= Number.parseInt(last, 16); code += 1) yield code;
  }
}
