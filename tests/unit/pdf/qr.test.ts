import fc from 'fast-check';
import jsQR from 'jsqr';
import { expect, test } from 'vitest';
import { type QrDrawing, qrDrawing } from '#lib/pdf/qr';

/** Pixels of a module, so that a reader of codes finds them. */
const SCALE = 4;

/** The drawing as SVG would paint it: walks along its line and blackens what the dashes cover. */
function painted({ size, path, dashes }: QrDrawing): Uint8ClampedArray {
  const width = size * SCALE;
  const pixels = new Uint8ClampedArray(width * width * 4).fill(255);
  const [, startX = '', startY = '', steps = ''] = /^M(\d+) (\d+)\.5(.*)$/.exec(path) ?? [];
  let [x, y] = [Number(startX), Number(startY)];
  const left = dashes.split(' ').map(Number);
  let dark = true;
  for (const [, way, length = ''] of steps.matchAll(/([hv])(-?\d+)/g)) {
    for (let module = 0; module < Math.abs(Number(length)); module += 1) {
      const back = length.startsWith('-');
      if (dark) {
        expect(way, 'what is dark lies in a row').toBe('h');
        paint(pixels, width, back ? x - 1 : x, y);
      }
      if (way === 'h') x += back ? -1 : 1;
      else y += 1;
      left[0] = (left[0] ?? 0) - 1;
      if (left[0] <= 0) {
        left.shift();
        dark = !dark;
      }
    }
  }
  return pixels;
}

function paint(pixels: Uint8ClampedArray, width: number, x: number, y: number): void {
  for (let row = y * SCALE; row < (y + 1) * SCALE; row += 1) {
    const start = (row * width + x * SCALE) * 4;
    for (let pixel = start; pixel < start + SCALE * 4; pixel += 4) pixels.fill(0, pixel, pixel + 3);
  }
}

function read(drawing: QrDrawing): string | undefined {
  const width = drawing.size * SCALE;
  return jsQR(painted(drawing), width, width)?.data;
}

test('a drawn code is read as the address that it was made of', () => {
  const addresses = fc
    .array(fc.stringMatching(/^[a-z0-9]{1,12}$/), { minLength: 1, maxLength: 5 })
    .map((words) => `https://www.example.gov.cn/notices/${words.join('-')}`);
  fc.assert(
    fc.property(addresses, (address) => {
      expect(read(qrDrawing(address))).toBe(address);
    }),
    { numRuns: 25 },
  );
});

test('a code has a light margin of four modules', () => {
  const drawing = qrDrawing('https://a.example/notices/b');
  expect(drawing.size).toBe(25 + 4 + 8);
  expect(drawing.path).toMatch(/^M4 4\.5h29v1h-29v1/);
});

test('a code takes few bytes', () => {
  const { path, dashes } = qrDrawing('https://www.example.gov.cn/notices/2024-district-inspection');
  expect(path.length + dashes.length).toBeLessThan(1700);
});
