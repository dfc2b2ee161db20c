import { droppedPart, type FilePart, keptPart, latin1, trailingParts } from '#lib/content/pictures/file-part';

// GIF89a, 17 to 27: a header, a screen with a table of colours, then images and extensions, each of sub-blocks.

const IMAGE = 0x2c;
const EXTENSION = 0x21;
const TRAILER = 0x3b;
const GRAPHIC_CONTROL = 0xf9;
const APPLICATION = 0xff;

/** Applications whose extension says how often an animation repeats. */
const LOOPS = ['NETSCAPE2.0', 'ANIMEXTS1.0'];

/** Splits a GIF into parts; null when it is not built as one. */
export function splitGif(bytes: Uint8Array): FilePart[] | null {
  let at = 13 + tableLength(bytes[10]);
  const parts = [keptPart(bytes.subarray(0, at))];
  while (at < bytes.length) {
    const [block, label] = [bytes[at], bytes[at + 1]];
    if (block === TRAILER) {
      return [...parts, keptPart(bytes.subarray(at, at + 1)), ...trailingParts(bytes.subarray(at + 1))];
    }
    if (block !== IMAGE && block !== EXTENSION) return null;
    const data = block === IMAGE ? at + 11 + tableLength(bytes[at + 9]) : at + 2;
    const end = endOfSubBlocks(bytes, data);
    if (end > bytes.length) return null;
    const whole = bytes.subarray(at, end);
    const isDrawn = block === IMAGE || label === GRAPHIC_CONTROL || isLoop(whole);
    parts.push(isDrawn ? keptPart(whole) : droppedPart('text', whole.subarray(2)));
    at = end;
  }
  return null;
}

/** Bytes of a table of colours, as the flags before it say. */
function tableLength(flags = 0): number {
  return (flags & 0x80) === 0 ? 0 : 3 * 2 ** ((flags & 7) + 1);
}

/** The first byte after sub-blocks, the last of which is empty. */
function endOfSubBlocks(bytes: Uint8Array, start: number): number {
  let at = start;
  for (let size = bytes[at]; size !== 0; size = bytes[at]) {
    if (size === undefined) return bytes.length + 1;
    at += size + 1;
  }
  return at + 1;
}

/** Whether an extension says how often an animation repeats, and nothing else: one sub-block of three bytes. */
function isLoop(extension: Uint8Array): boolean {
  return extension[1] === APPLICATION && extension.length === 19 && LOOPS.includes(latin1(extension, 3, 14));
}
