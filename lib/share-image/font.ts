/// <reference path="./packages.d.ts" />
import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import opentype, { type Font } from 'opentype.js';
import * as z from 'zod';
import { type Coverage, rasterizeContours } from '#lib/share-image/coverage';
import { type Contour, flattenPath } from '#lib/share-image/outline';

/** Noto Serif SC (OFL-1.1), a variable font in some hundred subsets (WOFF2) of its 16,000 characters. */
const PACKAGE = '@fontsource-variable/noto-serif-sc';

const require = createRequire(import.meta.url);

/** CSS `unicode-range` of each subset, such as `U+4e00-4e05,U+4e07`, by the subset's name. */
const rangesSchema = z.record(z.string(), z.string());

/** Characters without a visible glyph: joiners, direction marks, controls. */
const INVISIBLE = /[\p{Default_Ignorable_Code_Point}\p{Cc}]/u;

/** The capacity of a typeface's cache of rasterized glyphs. */
const CACHED_GLYPHS = 8_000;

/** A rasterized glyph, relative to its origin on the baseline, in pixels. */
export interface GlyphBitmap extends Coverage {
  /** The advance width. */
  advance: number;
}

/** A typeface at one weight, whose glyphs are rasterized on demand. */
export interface Typeface {
  /** Loads the subsets that have the characters of `text`. */
  prepare(text: string): Promise<void>;
  /** The glyph of a character of a text that was prepared, at `size` pixels an em; an empty box if the font lacks it. */
  glyph(character: string, size: number): GlyphBitmap;
}

/**
 * Opens the typeface of the share images at a weight from 200 to 900. Subsets are loaded lazily, from the npm package
 * alone: no system font, no network.
 */
export async function openTypeface(weight: number): Promise<Typeface> {
  const ranges = rangesSchema.parse(JSON.parse(await readFile(packageFile('unicode.json'), 'utf8')));
  const fileOf = new Map<number, string>();
  for (const [name, range] of Object.entries(ranges))
    for (const code of codesIn(range)) fileOf.set(code, name.replace(/[[\]]/g, ''));
  const fonts = new Map<string, Promise<Font>>();
  const known = new Map<string, Font>();
  const rasterized = new Map<string, GlyphBitmap>();

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
      const cached = rasterized.get(key);
      if (cached) return cached;
      const glyph = rasterize(known.get(character), character, size);
      if (rasterized.size >= CACHED_GLYPHS) rasterized.clear();
      rasterized.set(key, glyph);
      return glyph;
    },
  };
}

/** Resolves a file of the typeface's package from this module, whatever the working directory. */
function packageFile(path: string): string {
  // Turbopack, which bundles this for the preview, would resolve it to the id of a module instead of a path.
  return require.resolve(/* turbopackIgnore: true */ `${PACKAGE}/${path}`);
}

async function openFont(file: string, weight: number): Promise<Font> {
  const packed = await readFile(packageFile(`files/noto-serif-sc-${file}-wght-normal.woff2`));
  // Where nothing is drawn, as in a check, its WebAssembly need not be compiled.
  const { default: wawoff2 } = await import('wawoff2');
  const font = opentype.parse(new Uint8Array(await wawoff2.decompress(packed)).buffer);
  font.variation.set({ wght: weight });
  return font;
}

function rasterize(font: Font | undefined, character: string, size: number): GlyphBitmap {
  if (INVISIBLE.test(character)) return { ...rasterizeContours([]), advance: 0 };
  const glyph = font?.charToGlyph(character);
  if (!font || !glyph || glyph.index === 0) return { ...rasterizeContours(frame(size)), advance: size };
  // Before the advance width: `getPath` is what applies the variation (the weight) to it.
  const { commands } = glyph.getPath(0, 0, size, {}, font);
  return {
    ...rasterizeContours(flattenPath(commands)),
    advance: (glyph.advanceWidth * size) / font.unitsPerEm,
  };
}

/** The outline of an empty box, for a character that the font lacks (`.notdef`). */
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
