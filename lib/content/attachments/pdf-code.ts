import { inflateSync } from 'node:zlib';

/** The most bytes of what a stream of objects unpacks to. */
const MOST_UNPACKED = 20 * 1024 * 1024;

/** How far the dictionary of a stream of objects may be from its data, in bytes. */
const DICTIONARY = 2000;

const STREAM = /stream\r?\n[\s\S]*?endstream/g;

/** What a PDF does by itself, by the names of its objects (ISO 32000-1, 12.6.4), in words for staff. */
const DEEDS: readonly [RegExp, string][] = [
  [/\/(?:JavaScript|JS)(?![A-Za-z0-9])/, '脚本（JavaScript）'],
  [/\/Launch(?![A-Za-z])/, '打开别的程序的动作（Launch）'],
  [/\/(?:SubmitForm|ImportData)(?![A-Za-z])/, '往外发送数据的动作（SubmitForm）'],
  [/\/(?:RichMedia|Rendition)(?![A-Za-z])/, '自动播放的内容（RichMedia）'],
];

/** Actions that only turn to a place in the document itself: programs write them into every PDF. */
const HARMLESS_START = /^\s*(?:\[|<<(?:(?!>>)[\s\S])*\/S\s*\/GoTo(?![A-Za-z]))/;

/**
 * Finds what a PDF would do by itself: scripts, programs that it starts, actions when it is opened. In words for staff; none
 * for a plain document. Streams of pages and pictures are data and do not count; those that hold objects are unpacked.
 */
export function codeInPdf(bytes: Uint8Array): string[] {
  const text = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString('latin1');
  const objects = [text.replace(STREAM, ' '), ...packedObjects(bytes, text)].join('\n');
  // A name may be written with the codes of its letters (7.3.5).
  const plain = objects.replace(/#([0-9a-f]{2})/gi, (_, code: string) =>
    String.fromCharCode(Number.parseInt(code, 16)),
  );
  const found = DEEDS.filter(([sign]) => sign.test(plain)).map(([, words]) => words);
  return startsByItself(plain) ? [...found, '打开时自动执行的动作（OpenAction）'] : found;
}

/** The objects that are packed into streams (7.5.7), each stream unpacked; those that cannot be unpacked are left out. */
function packedObjects(bytes: Uint8Array, text: string): string[] {
  return Array.from(text.matchAll(/\/ObjStm(?![A-Za-z])/g), ({ index }) => {
    const begins = /stream\r?\n/.exec(text.slice(index, index + DICTIONARY));
    if (!begins) return '';
    const start = index + begins.index + begins[0].length;
    try {
      const unpacked = inflateSync(bytes.subarray(start), { maxOutputLength: MOST_UNPACKED });
      return unpacked.toString('latin1');
    } catch {
      return '';
    }
  });
}

function startsByItself(objects: string): boolean {
  return Array.from(objects.matchAll(/\/OpenAction(?![A-Za-z])/g)).some(({ index }) => {
    const value = objects.slice(index + '/OpenAction'.length, index + DICTIONARY);
    const [, number] = /^\s*(\d+)\s+\d+\s+R/.exec(value) ?? [];
    if (number === undefined) return !HARMLESS_START.test(value);
    const [, target] =
      new RegExp(`(?:^|\\s)${number}\\s+\\d+\\s+obj\\b([\\s\\S]{0,${DICTIONARY}})`).exec(objects) ?? [];
    // One that is packed away has no header of its own; what it does stands among the names all the same.
    return target !== undefined && !HARMLESS_START.test(target);
  });
}
