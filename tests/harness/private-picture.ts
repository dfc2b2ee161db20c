import sharp, { type Sharp } from 'sharp';

/** Words that stand in the metadata of these pictures alone. */
export const SECRETS = [
  'Yunxi-Kamera',
  'Zhang San',
  '2024:11:05 08:09:10',
  'secret-comment',
  'ICC_PROFILE',
  'Exif',
];

/** Where they were taken: degrees, minutes and seconds, as EXIF stores them. */
const PLACE = ['41/1 7/1 3011/100', '122/1 59/1 1213/100'] as const;

const XMP = `<x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#"><rdf:Description xmlns:dc="http://purl.org/dc/elements/1.1/" dc:creator="Zhang San"/></rdf:RDF></x:xmpmeta>`;

/** Pixels of each quarter of the picture, upright: red, green, blue, white. */
const COLOURS = [
  [220, 30, 30],
  [30, 200, 30],
  [30, 30, 220],
  [250, 250, 250],
] as const;

/** The size of the picture as it is shown: it lies, in quarters of different colours. */
export const SHOWN = { width: 48, height: 32 };

/** How the upright picture is stored for each orientation, so that turning it by that gives it again. */
const STORED: Readonly<Record<number, (picture: Sharp) => Sharp>> = {
  1: (picture) => picture,
  2: (picture) => picture.flop(),
  3: (picture) => picture.rotate(180),
  4: (picture) => picture.flip(),
  5: (picture) => picture.rotate(90).flop(),
  6: (picture) => picture.rotate(270),
  7: (picture) => picture.rotate(270).flop(),
  8: (picture) => picture.rotate(90),
};

function upright(): Sharp {
  const { width, height } = SHOWN;
  const pixels = Array.from({ length: width * height }, (_, index) => {
    const [x, y] = [index % width, Math.floor(index / width)];
    return COLOURS[(x < width / 2 ? 0 : 1) + (y < height / 2 ? 0 : 2)] ?? COLOURS[0];
  });
  return sharp(Buffer.from(pixels.flat()), { raw: { width, height, channels: 3 } });
}

/** A picture as a camera leaves it: with place, camera, author and time, and turned as `orientation` says. */
export async function privatePicture(format: 'jpeg' | 'png' | 'webp', orientation = 1): Promise<Uint8Array> {
  const turned = await (STORED[orientation] ?? STORED[1])?.(upright()).png().toBuffer();
  const camera = { Make: 'Yunxi-Kamera', Artist: 'Zhang San', ImageDescription: 'secret-comment' };
  const exif = {
    IFD0: camera,
    IFD2: { DateTimeOriginal: '2024:11:05 08:09:10' },
    IFD3: { GPSLatitudeRef: 'N', GPSLatitude: PLACE[0], GPSLongitudeRef: 'E', GPSLongitude: PLACE[1] },
  };
  const written = sharp(turned).withExif(exif).withMetadata({ orientation }).withXmp(XMP);
  const encoded = format === 'jpeg' ? written.jpeg({ quality: 95 }) : written.toFormat(format);
  return new Uint8Array(await encoded.toBuffer());
}

/** A GIF with a comment, XMP, and how often it repeats. */
export async function privateGif(): Promise<Uint8Array> {
  const gif = new Uint8Array(await upright().gif().toBuffer());
  const start = 13 + 3 * 2 ** (((gif[10] ?? 0) & 7) + 1);
  const blocks = (text: string) => [text.length, ...Buffer.from(text, 'latin1'), 0];
  const extensions = Uint8Array.from([
    ...[0x21, 0xff, 11, ...Buffer.from('NETSCAPE2.0'), 3, 1, 0, 0, 0],
    ...[0x21, 0xfe, ...blocks('secret-comment')],
    ...[0x21, 0xff, 11, ...Buffer.from('XMP DataXMP'), ...blocks('Zhang San')],
  ]);
  return Uint8Array.from([
    ...gif.subarray(0, start),
    ...extensions,
    ...gif.subarray(start),
    ...Buffer.from('Yunxi-Kamera'),
  ]);
}

/** Which of the secrets, and of the place, the bytes hold. */
export function secretsIn(bytes: Uint8Array): string[] {
  const text = Buffer.from(bytes).toString('latin1');
  // The numerators 3011 and 1213 over 100, in either order of bytes.
  const place = [
    [3011, 100],
    [1213, 100],
  ].flatMap(([over = 0, under = 0]) => {
    const [big, little] = [Buffer.alloc(8), Buffer.alloc(8)];
    big.writeUInt32BE(over);
    big.writeUInt32BE(under, 4);
    little.writeUInt32LE(over);
    little.writeUInt32LE(under, 4);
    return [big, little].filter((bytes) => text.includes(bytes.toString('latin1'))).map(() => 'place');
  });
  return [...SECRETS.filter((secret) => text.includes(secret)), ...place];
}

/** The colour in the middle of each quarter of a picture, as it is shown. */
export async function quartersOf(bytes: Uint8Array): Promise<number[][]> {
  const { data, info } = await sharp(bytes)
    .autoOrient()
    .removeAlpha()
    .raw()
    .toBuffer({ resolveWithObject: true });
  const at = (x: number, y: number) => {
    const start = (Math.floor(y * info.height) * info.width + Math.floor(x * info.width)) * info.channels;
    return [...data.subarray(start, start + 3)];
  };
  return [at(0.25, 0.25), at(0.75, 0.25), at(0.25, 0.75), at(0.75, 0.75)];
}
