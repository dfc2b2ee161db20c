import fc from 'fast-check';
import sharp from 'sharp';
import { describe, expect, test } from 'vitest';
import { cleanPicture } from '#lib/content/pictures/clean';
import { inspectPicture } from '#lib/content/pictures/inspect';
import { shownSize } from '#lib/content/pictures/shown-size';
import { PNG } from '../../../fixtures/broken/base';
import { privateGif, privatePicture, quartersOf, SHOWN, secretsIn } from '../../../harness/private-picture';

const FORMATS = ['jpeg', 'png', 'webp'] as const;
const TURNED = FORMATS.flatMap((format) =>
  [1, 2, 3, 4, 5, 6, 7, 8].map((orientation) => ({ format, orientation })),
);

/** A picture with a segment, chunk or block put behind its beginning. */
function withInserted(bytes: Uint8Array, at: number, inserted: Uint8Array): Uint8Array {
  return Uint8Array.from([...bytes.subarray(0, at), ...inserted, ...bytes.subarray(at)]);
}

function jpegSegment(marker: number, text: string): Uint8Array {
  const data = Buffer.from(text, 'latin1');
  return Uint8Array.from([0xff, marker, (data.length + 2) >> 8, (data.length + 2) & 0xff, ...data]);
}

function pngChunk(type: string, text: string): Uint8Array {
  const data = Buffer.from(text, 'latin1');
  const length = Buffer.alloc(4);
  length.writeUInt32BE(data.length);
  return Uint8Array.from([...length, ...Buffer.from(type, 'latin1'), ...data, 0, 0, 0, 0]);
}

const plain = async (format: 'jpeg' | 'png' | 'webp' | 'gif') =>
  new Uint8Array(
    await sharp({ create: { width: 9, height: 7, channels: 3, background: '#369' } })
      .toFormat(format)
      .toBuffer(),
  );

describe('a cleaned picture', () => {
  test.each(TURNED)(
    'tells nothing, and looks as it did: $format, orientation $orientation',
    async ({ format, orientation }) => {
      const bytes = await privatePicture(format, orientation);
      expect(secretsIn(bytes)).toContain('place');
      expect(inspectPicture(bytes)).toMatchObject({
        orientation,
        found: expect.arrayContaining(['place', 'exif']),
      });
      expect(shownSize(bytes)).toEqual(SHOWN);

      const cleaned = await cleanPicture(bytes);
      expect(secretsIn(cleaned)).toEqual([]);
      const { width, height, orientation: left, exif, xmp, icc } = await sharp(cleaned).metadata();
      expect({ width, height, left, exif, xmp, icc }).toEqual({
        ...SHOWN,
        left: undefined,
        exif: undefined,
        xmp: undefined,
        icc: undefined,
      });
      expect(shownSize(cleaned)).toEqual(SHOWN);
      const [before, after] = [await quartersOf(bytes), await quartersOf(cleaned)];
      for (const [index, colour] of before.flat().entries())
        expect(Math.abs(colour - (after.flat()[index] ?? Number.NaN))).toBeLessThan(12);
      expect(inspectPicture(cleaned)).toMatchObject({ orientation: 1, found: [] });
    },
  );

  test.each([...FORMATS, 'gif'] as const)(
    'is the same from within a larger memory, which stays as it is: %s',
    async (format) => {
      const bytes = format === 'gif' ? await privateGif() : await privatePicture(format);
      const memory = Buffer.concat([Buffer.from('before'), bytes, Buffer.from('after')]);
      const copy = Buffer.from(memory);
      const cleaned = await cleanPicture(memory.subarray(6, -5));
      expect(Buffer.compare(cleaned, await cleanPicture(bytes))).toBe(0);
      expect(memory.equals(copy)).toBe(true);
    },
  );

  test.each(FORMATS)('keeps every pixel where it need not be turned: %s', async (format) => {
    const bytes = await privatePicture(format);
    const pixels = (picture: Uint8Array) => sharp(picture).raw().toBuffer();
    expect(await pixels(await cleanPicture(bytes))).toEqual(await pixels(bytes));
  });

  test('tells nothing as a GIF, and repeats as it did', async () => {
    const bytes = await privateGif();
    expect(secretsIn(bytes)).toHaveLength(3);
    const cleaned = await cleanPicture(bytes);
    expect(secretsIn(cleaned)).toEqual([]);
    expect(Buffer.from(cleaned).toString('latin1')).toContain('NETSCAPE2.0');
    expect(await quartersOf(cleaned)).toEqual(await quartersOf(bytes));
  });

  test('moves as it did, as an animated WebP', async () => {
    const frame = (background: string) =>
      sharp({ create: { width: 12, height: 8, channels: 3, background } })
        .png()
        .toBuffer();
    const frames = await Promise.all(['#c00', '#0c0', '#00c'].map(frame));
    const written = sharp(frames, { join: { animated: true } }).withExif({ IFD0: { Make: 'Yunxi-Kamera' } });
    const bytes = new Uint8Array(await written.webp({ loop: 2, delay: [90, 90, 90] }).toBuffer());
    expect(secretsIn(bytes)).toContain('Yunxi-Kamera');
    const cleaned = await cleanPicture(bytes);
    expect(secretsIn(cleaned)).toEqual([]);
    const { pages, loop, delay } = await sharp(cleaned).metadata();
    expect([pages, loop, delay]).toEqual([3, 2, [90, 90, 90]]);
    expect(await sharp(cleaned, { animated: true }).raw().toBuffer()).toEqual(
      await sharp(bytes, { animated: true }).raw().toBuffer(),
    );
  });

  const secret = 'secret-comment';
  test.each([
    { name: 'a comment', insert: () => jpegSegment(0xfe, secret) },
    { name: 'IPTC', insert: () => jpegSegment(0xed, `Photoshop 3.0\0${secret}`) },
    { name: 'XMP', insert: () => jpegSegment(0xe1, `http://ns.adobe.com/xap/1.0/\0${secret}`) },
    { name: 'a thumbnail of JFIF', insert: () => jpegSegment(0xe0, `JFXX\0\x10${secret}`) },
    { name: 'a maker’s own segment', insert: () => jpegSegment(0xef, secret) },
    { name: 'several pictures in one', insert: () => jpegSegment(0xe2, `MPF\0${secret}`) },
    { name: 'a second EXIF', insert: () => jpegSegment(0xe1, `Exif\0\0II*\0\0\0\0\0${secret}`) },
    { name: 'a reserved segment', insert: () => jpegSegment(0xf0, secret) },
  ])('loses $name of a JPEG, and nothing else', async ({ insert }) => {
    const bytes = await plain('jpeg');
    const inserted = withInserted(bytes, 2, insert());
    expect(secretsIn(inserted)).toContain(secret);
    expect(await cleanPicture(inserted)).toEqual(bytes);
  });

  test('loses the thumbnail in the JFIF segment itself', async () => {
    const bytes = await plain('jpeg');
    const jfif = 'JFIF\0\x01\x02\x01\0\x48\0\x48';
    const inserted = withInserted(bytes, 2, jpegSegment(0xe0, `${jfif}\x02\x01secret`));
    expect(await cleanPicture(inserted)).toEqual(withInserted(bytes, 2, jpegSegment(0xe0, `${jfif}\0\0`)));
  });

  test.each(['tEXt', 'iTXt', 'zTXt', 'tIME', 'eXIf', 'sPLT', 'prVt', 'dSIG'])(
    'loses %s of a PNG, and nothing else',
    async (type) => {
      const bytes = await plain('png');
      expect(await cleanPicture(withInserted(bytes, 33, pngChunk(type, secret)))).toEqual(bytes);
    },
  );

  test.each(['EXIF', 'XMP ', 'ICCP', 'JUNK'])('loses %s of a WebP, and nothing else', async (type) => {
    const bytes = await plain('webp');
    const text = type === 'ICCP' ? `sRGB ${secret}` : secret;
    const size = Buffer.alloc(4);
    size.writeUInt32LE(text.length);
    const padding = text.length % 2 === 0 ? [] : [0];
    const inserted = Uint8Array.from([
      ...bytes,
      ...Buffer.from(type),
      ...size,
      ...Buffer.from(text),
      ...padding,
    ]);
    new DataView(inserted.buffer).setUint32(4, inserted.length - 8, true);
    expect(await cleanPicture(inserted)).toEqual(bytes);
  });

  test.each(['jpeg', 'png', 'webp', 'gif'] as const)('loses what was put behind it: %s', async (format) => {
    const bytes = await plain(format);
    expect(await cleanPicture(Uint8Array.from([...bytes, ...Buffer.from(secret)]))).toEqual(bytes);
  });

  test.each(['jpeg', 'png', 'webp', 'gif'] as const)(
    'keeps zeros behind it, which tell nothing: %s',
    async (format) => {
      const bytes = Uint8Array.from([...(await plain(format)), 0, 0, 0]);
      expect(await cleanPicture(bytes)).toBe(bytes);
    },
  );

  test('has the colours of its profile without the profile', async () => {
    const base = sharp({
      create: { width: 8, height: 8, channels: 3, background: { r: 200, g: 40, b: 40 } },
    });
    const wide = new Uint8Array(await base.withIccProfile('p3').png().toBuffer());
    const cleaned = await cleanPicture(wide);
    expect((await sharp(cleaned).metadata()).icc).toBeUndefined();
    const [colour] = await quartersOf(cleaned);
    for (const [index, value] of [200, 40, 40].entries())
      expect(Math.abs((colour?.[index] ?? Number.NaN) - value)).toBeLessThan(4);
  });

  test.each(['jpeg', 'png', 'webp', 'gif'] as const)(
    'is the same file where there was nothing: %s',
    async (format) => {
      const bytes = await plain(format);
      expect(await cleanPicture(bytes)).toBe(bytes);
    },
  );

  test('is the same file for the fixtures’ picture of one pixel, and for what is no picture', async () => {
    expect(await cleanPicture(PNG)).toBe(PNG);
    const text = new TextEncoder().encode('no picture');
    expect(await cleanPicture(text)).toBe(text);
    expect(inspectPicture(text)).toBeNull();
  });

  test('is refused where it is cut short', async () => {
    const bytes = await privatePicture('jpeg');
    await expect(cleanPicture(bytes.subarray(0, 900))).rejects.toThrow();
  });
});

test('inspecting never fails, and what is stripped is clean, whatever the bytes', async () => {
  const pictures = [
    ...(await Promise.all(FORMATS.map((format) => privatePicture(format)))),
    await privateGif(),
  ];
  const edits = fc.array(fc.tuple(fc.nat(), fc.nat(255)), { maxLength: 6 });
  fc.assert(
    fc.property(fc.nat(pictures.length - 1), edits, fc.nat(), (index, changes, cut) => {
      const original = pictures[index] ?? new Uint8Array();
      const bytes = original.slice(0, cut % 3 === 0 ? cut % original.length : original.length);
      for (const [at, value] of changes) if (bytes.length > 0) bytes[at % bytes.length] = value;
      const stripped = inspectPicture(bytes)?.stripped;
      if (stripped) expect(inspectPicture(stripped)).toMatchObject({ found: [], orientation: 1 });
    }),
    { numRuns: 300 },
  );
});
