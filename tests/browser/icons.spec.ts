import { readFile } from 'node:fs/promises';
import { imageSize } from 'image-size';
import { expect, test } from 'playwright/test';

/** How far a channel may be off on average, of 255: rasterisers smooth the same edge a little differently. */
const TOLERANCE = 6;

/** The sizes in `favicon.ico`, in pixels. */
const SIZES = [16, 32, 48];

const svg = await readFile('public/icon.svg');
const favicon = await readFile('public/favicon.ico');
const touchIcon = await readFile('public/apple-touch-icon.png');
const PICTURES = [
  ...SIZES.map((size, index) => ({
    size,
    source: dataUrl('image/x-icon', single(favicon, index)),
    margin: 0,
    ground: 'transparent',
  })),
  { size: 180, source: dataUrl('image/png', touchIcon), margin: 18, ground: '#f2f0eb' },
];

function dataUrl(type: string, bytes: Buffer): string {
  return `data:${type};base64,${bytes.toString('base64')}`;
}

/** A Windows icon file with one picture of another: 6 bytes of head, 16 of directory, the picture. */
function single(ico: Buffer, index: number): Buffer {
  const entry = Buffer.from(ico.subarray(6 + 16 * index, 22 + 16 * index));
  const [length, offset] = [entry.readUInt32LE(8), entry.readUInt32LE(12)];
  entry.writeUInt32LE(22, 12);
  return Buffer.concat([Buffer.from([0, 0, 1, 0, 1, 0]), entry, ico.subarray(offset, offset + length)]);
}

test.use({ javaScriptEnabled: true });

test('the icon for tabs has three sizes, that for telephones one', () => {
  expect(imageSize(favicon)).toMatchObject({
    type: 'ico',
    images: SIZES.map((side) => ({ width: side, height: side })),
  });
  expect(imageSize(touchIcon)).toMatchObject({ type: 'png', width: 180, height: 180 });
});

for (const picture of PICTURES)
  test(`the icon of ${picture.size} pixels looks like the SVG`, async ({ page }) => {
    const difference = await page.evaluate(
      async ({ source, original, size, margin, ground }) => {
        const pixels = async (address: string, inset: number) => {
          const side = size - 2 * inset;
          const image = new Image(side, side);
          image.src = address;
          await image.decode();
          const context = new OffscreenCanvas(size, size).getContext('2d');
          if (!context) throw new Error('no canvas');
          context.fillStyle = ground;
          context.fillRect(0, 0, size, size);
          context.drawImage(image, inset, inset, side, side);
          return context.getImageData(0, 0, size, size).data;
        };
        const [made, wanted] = [await pixels(source, 0), await pixels(original, margin)];
        return made.reduce((sum, value, at) => sum + Math.abs(value - (wanted[at] ?? 0)), 0) / made.length;
      },
      { ...picture, original: dataUrl('image/svg+xml', svg) },
    );
    expect(difference).toBeLessThan(TOLERANCE);
  });
