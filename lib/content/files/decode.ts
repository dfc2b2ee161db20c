import { BOUNDS } from '#lib/content/bounds/bounds';
import { irregularFileProblem } from '#lib/content/files/irregular-file';
import { type Problem, problem } from '#lib/content/problem';

/** A decoded text, or the problem that prevented decoding. */
export type DecodedText = { text: string; problem: null } | { text: null; problem: Problem };

const HOW_TO_SAVE = 'UTF-8 编码。用记事本打开，点“文件”“另存为”，在“编码”中选“UTF-8”，再保存';

/**
 * Decodes a file's UTF-8, removes a BOM and converts CRLF and CR to LF. Anything but UTF-8 is a problem with its place, and
 * so are more bytes than a text may have, and what is no ordinary file.
 */
export function decodeText(file: string, bytes: Uint8Array): DecodedText {
  const irregular = irregularFileProblem(file, bytes);
  if (irregular) return { text: null, problem: irregular };
  if (bytes.length > BOUNDS.fileBytes) return { text: null, problem: tooLarge(file, bytes) };
  const text = decodeWith(UTF8, bytes);
  if (text !== null && !text.includes('\0')) return { text: withLineFeeds(text), problem: null };
  return {
    text: null,
    problem: problem({
      place: { file, ...firstBadPlace(bytes) },
      rule: 'utf8',
      reason: '文件不是 UTF-8 编码，无法读取',
      found: encodingOf(bytes),
      expected: HOW_TO_SAVE,
    }),
  };
}

/** An error at the line at which a file's bytes are too many. */
function tooLarge(file: string, bytes: Uint8Array): Problem {
  const within = bytes.subarray(0, BOUNDS.fileBytes);
  const line = within.reduce((lines, byte) => lines + (byte === 0x0a ? 1 : 0), 1);
  return problem({
    place: { file, line, column: 1 },
    rule: 'limit',
    reason: '这个文件太大，没有读下去',
    found: `${bytes.length}字节`,
    expected: `最多${BOUNDS.fileBytes}字节；分成几个文件`,
  });
}

/** For all files: to make one takes longer than to decode most of them. */
const UTF8 = new TextDecoder('utf-8', { fatal: true });

/** Decodes bytes; null when the decoder, a fatal one, finds them invalid. */
function decodeWith(decoder: TextDecoder, bytes: Uint8Array): string | null {
  try {
    return decoder.decode(bytes);
  } catch {
    return null;
  }
}

function withLineFeeds(text: string): string {
  return text.includes('\r') ? text.replace(/\r\n?/g, '\n') : text;
}

function encodingOf(bytes: Uint8Array): string {
  const [first, second] = bytes;
  const marked = (first === 0xff && second === 0xfe) || (first === 0xfe && second === 0xff);
  if (marked || bytes.includes(0)) return 'UTF-16（记事本的“Unicode”）编码';
  return decodeWith(new TextDecoder('gb18030', { fatal: true }), bytes) === null
    ? '其他编码'
    : 'GBK（记事本的“ANSI”）编码';
}

/** Line and column, from 1, of the first character that is not text in UTF-8. */
function firstBadPlace(bytes: Uint8Array): { line: number; column: number } {
  let start = 0;
  for (let line = 1; start < bytes.length; line += 1) {
    const end = bytes.indexOf(0x0a, start);
    const piece = bytes.subarray(start, end === -1 ? bytes.length : end);
    const text = decodeWith(UTF8, piece);
    if (text === null || text.includes('\0')) {
      const column = new TextDecoder('utf-8').decode(piece).search(/[\ufffd\0]/);
      return { line, column: Math.max(0, column) + 1 };
    }
    start += piece.length + 1;
  }
  return { line: 1, column: 1 };
}
