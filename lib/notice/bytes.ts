import { type Problem, problem } from '#lib/notice/problem';

/** A file's text, or the problem that hides it. */
export type Decoded = { text: string; problem: null } | { text: null; problem: Problem };

/** The text of a file: UTF-8, a BOM taken off, CRLF and CR made LF. Anything else is a problem with its place. */
export function decodeText(file: string, bytes: Uint8Array): Decoded {
  try {
    const text = new TextDecoder('utf-8', { fatal: true }).decode(bytes);
    return { text: text.replace(/\r\n?/g, '\n'), problem: null };
  } catch {
    const place = { file, ...firstBadPlace(bytes) };
    return {
      text: null,
      problem: problem({
        place,
        rule: 'utf8',
        reason: '文件不是 UTF-8 编码，无法读取',
        found: looksUtf16(bytes)
          ? 'UTF-16（记事本的“Unicode”）编码'
          : '其他编码，可能是 GBK（记事本的“ANSI”）',
        expected: 'UTF-8 编码。用记事本打开，点“文件”“另存为”，在“编码”中选“UTF-8”，再保存',
      }),
    };
  }
}

function looksUtf16(bytes: Uint8Array): boolean {
  return (bytes[0] === 0xff && bytes[1] === 0xfe) || (bytes[0] === 0xfe && bytes[1] === 0xff);
}

function firstBadPlace(bytes: Uint8Array): { line: number; column: number } {
  const readable = new TextDecoder('utf-8').decode(bytes);
  const before = readable.slice(0, Math.max(0, readable.indexOf('\ufffd')));
  const lines = before.split('\n');
  return { line: lines.length, column: (lines.at(-1)?.length ?? 0) + 1 };
}
