import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { constants, gunzipSync } from 'node:zlib';

/** Something that must be found nowhere, in every way in which a program may write it down. */
export interface Needle {
  name: string;
  spellings: readonly Buffer[];
}

/** A text or bytes as such, as UTF-16, in hexadecimal and as base64, wherever in it they begin. */
export function needle(name: string, what: string | Uint8Array): Needle {
  const bytes = Buffer.from(typeof what === 'string' ? Buffer.from(what, 'utf8') : what);
  const hex = bytes.toString('hex');
  const spellings = [bytes, Buffer.from(hex), Buffer.from(hex.toUpperCase()), ...asBase64(bytes)];
  return {
    name,
    spellings: typeof what === 'string' ? [...spellings, Buffer.from(what, 'utf16le')] : spellings,
  };
}

/** Bytes in base64 at each of the three places at which they can begin, without what depends on their neighbours. */
function asBase64(bytes: Buffer): Buffer[] {
  return [0, 1, 2].flatMap((before) => {
    const written = Buffer.concat([Buffer.alloc(before), bytes])
      .toString('base64')
      .replace(/=+$/, '');
    const whole = written.slice(Math.ceil((before * 8) / 6), Math.floor(((before + bytes.length) * 8) / 6));
    return [...new Set([whole, whole.replaceAll('+', '-').replaceAll('/', '_')])].map((text) =>
      Buffer.from(text),
    );
  });
}

/** What is found of these in a text or bytes, packed or not: each needle's name, with where it stands. */
export function tracesIn(place: string, content: string | Buffer, needles: readonly Needle[]): string[] {
  const bytes = Buffer.from(content);
  return [bytes, ...unpacked(bytes)].flatMap((layer) =>
    needles.flatMap(({ name, spellings }) =>
      spellings
        .map((spelling) => layer.indexOf(spelling))
        .filter((at) => at !== -1)
        .map((at) => `${name} in ${place}: ${layer.toString('latin1', at, at + 60)}`),
    ),
  );
}

/** The same in every file below a folder, and in the files' names. */
export async function tracesBelow(folder: string, needles: readonly Needle[]): Promise<string[]> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true });
  const found: string[] = [];
  for (const entry of entries) {
    const path = join(entry.parentPath, entry.name);
    found.push(...tracesIn('a name', path, needles));
    // Other programs may tidy up meanwhile.
    const content = entry.isFile() ? await readFile(path).catch(() => null) : null;
    if (content) found.push(...tracesIn(path, content, needles));
  }
  return found;
}

const GZIP = Buffer.from([0x1f, 0x8b, 0x08]);

/** Everything in some bytes that can be unpacked, as far as it goes. */
function unpacked(bytes: Buffer): Buffer[] {
  const layers: Buffer[] = [];
  for (let at = bytes.indexOf(GZIP); at !== -1; at = bytes.indexOf(GZIP, at + 1)) {
    try {
      layers.push(gunzipSync(bytes.subarray(at), { finishFlush: constants.Z_SYNC_FLUSH }));
    } catch {
      // Bytes that only look like it.
    }
  }
  return layers;
}
