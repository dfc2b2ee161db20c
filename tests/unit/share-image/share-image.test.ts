import { readFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import fc from 'fast-check';
import { imageSize } from 'image-size';
import { describe, expect, test } from 'vitest';
import { TITLE_LIMIT } from '#lib/content/schema/written-schema';
import { openDrawing, type SharePicture } from '#lib/share-image/share-image';
import { SHARE_SIZE } from '#lib/share-image/size';
import { minifyStyle } from '#lib/site/style';
import { readPng } from './pixels';

const draw = await openDrawing();

const PICTURE: SharePicture = {
  title: '中共立山区科协党支部关于区委巡察整改落实进展情况的通报',
  under: '中共立山区科协党支部',
  above: '立山区科协',
};

/** How many of a row's pixels are neither ground nor sheet. */
function inkIn(row: Buffer): number {
  return [...row].flatMap((both) => [both >> 4, both & 15]).filter((colour) => colour !== 0 && colour !== 2)
    .length;
}

/** The columns of a picture that hold ink other than the red rule's: `[first, last]`. */
function inkedColumns({ rows }: { rows: Buffer[] }): [number, number] {
  const columns = rows.flatMap((row) =>
    [...row].flatMap((both, index) =>
      [both >> 4, both & 15].flatMap((colour, half) => (colour > 2 ? [2 * index + half] : [])),
    ),
  );
  return [Math.min(...columns), Math.max(...columns)];
}

describe('a share picture', () => {
  test('is a PNG of the size that chats ask for, and small', async () => {
    const bytes = await draw(PICTURE);
    expect(imageSize(bytes)).toMatchObject({ ...SHARE_SIZE, type: 'png' });
    expect(bytes.length).toBeGreaterThan(10_000);
    expect(bytes.length).toBeLessThan(60_000);
  });

  test('is the same for the same words, and another for each other title, issuer and site', async () => {
    const pictures = await Promise.all(
      [PICTURE, { ...PICTURE, title: '通报' }, { ...PICTURE, under: '科协' }, { ...PICTURE, above: '' }].map(
        draw,
      ),
    );
    expect(Buffer.from(await draw(PICTURE)).equals(Buffer.from(pictures[0] ?? []))).toBe(true);
    expect(new Set(pictures.map((bytes) => Buffer.from(bytes).toString('base64'))).size).toBe(4);
  });

  test('is the same wherever the process stands', async () => {
    const here = process.cwd();
    const expected = await draw(PICTURE);
    process.chdir(tmpdir());
    try {
      const elsewhere = await openDrawing();
      expect(Buffer.from(await elsewhere(PICTURE)).equals(Buffer.from(expected))).toBe(true);
    } finally {
      process.chdir(here);
    }
  });

  test('has its words on the sheet: title above the red rule, issuer below', async () => {
    const { rows } = readPng(await draw(PICTURE));
    const inked = rows.map(inkIn);
    const rule = inked.indexOf(992);
    expect(rule).toBeGreaterThan(0);
    expect(Math.max(...inked.slice(100, rule))).toBeGreaterThan(100);
    expect(Math.max(...inked.slice(rule + 10))).toBeGreaterThan(50);
    const { rows: bare } = readPng(await draw({ title: '', under: '', above: '' }));
    expect(bare.filter((row) => inkIn(row) > 0).length).toBe(5);
  });

  test.each([
    PICTURE,
    { ...PICTURE, title: `中共${'国家税务总局'.repeat(18)}通报` },
    { title: 'Annual report 2024', under: '望川市'.repeat(20), above: '望川市'.repeat(20) },
  ])('keeps every glyph in the square that a chat crops from its middle: $title', async (picture) => {
    const [first, last] = inkedColumns(readPng(await draw(picture)));
    const { width, height } = SHARE_SIZE;
    expect(first).toBeGreaterThanOrEqual((width - height) / 2);
    expect(last).toBeLessThan((width + height) / 2);
  });

  test('has the colours of the page by day', async () => {
    const { palette } = readPng(await draw(PICTURE));
    const hex = (at: number) => `#${palette.toString('hex', at * 3, at * 3 + 3)}`;
    const tokens = readFileSync('components/style/tokens.css', 'utf8');
    const token = (name: string) => new RegExp(`--${name}: (#[0-9a-f]{6})`).exec(tokens)?.[1];
    expect([hex(0), hex(1), hex(15)]).toEqual([token('ground'), token('accent'), token('ink')]);
    expect(minifyStyle(`a{color:${hex(2)}}`)).toBe('a{color:#fff}');
  });

  test('shows a frame for a character that no font has, and goes on', async () => {
    const lacking = readPng(await draw({ title: '𠮷', under: '', above: '' }));
    const blank = readPng(await draw({ title: '', under: '', above: '' }));
    const ink = ({ rows }: { rows: Buffer[] }) => rows.reduce((sum, row) => sum + inkIn(row), 0);
    expect(ink(lacking)).toBeGreaterThan(ink(blank) + 500);
  });

  test('of the longest title, and of any words at all, is a picture', { timeout: 60_000 }, async () => {
    const text = fc.string({ unit: 'binary', maxLength: TITLE_LIMIT });
    await fc.assert(
      fc.asyncProperty(text, text, text, async (title, under, above) => {
        expect(readPng(await draw({ title, under, above }))).toMatchObject(SHARE_SIZE);
      }),
      { numRuns: 25 },
    );
    expect(readPng(await draw({ ...PICTURE, title: '鑫'.repeat(TITLE_LIMIT) }))).toMatchObject(SHARE_SIZE);
  });
});
