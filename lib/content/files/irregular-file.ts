import { type Problem, problem } from '#lib/content/problem';

/** A kind of irregular file as messages name it, with its placeholder: it begins with NUL, as no text, picture or attachment does. */
const withBytes = (kind: string) => ({ kind, bytes: new TextEncoder().encode(`\0${kind}\n`) });

const PLACEHOLDERS = {
  link: withBytes('符号链接'),
  other: withBytes('特殊文件（管道、设备之类）'),
} as const;

/**
 * Placeholder bytes of a symbolic link or a special file in a content tree. Links are reported and never followed: their target
 * may lie outside the folder, change without it, and be missing on the next machine.
 */
export function irregularFileBytes(isLink: boolean): Uint8Array {
  return (isLink ? PLACEHOLDERS.link : PLACEHOLDERS.other).bytes;
}

/**
 * Reports a file of a content tree that is no regular file; null for a regular one.
 * @param file the path to show.
 * @param bytes its bytes in the tree.
 */
export function irregularFileProblem(file: string, bytes: Uint8Array): Problem | null {
  if (bytes[0] !== 0) return null;
  const found = Object.values(PLACEHOLDERS).find((one) => Buffer.compare(one.bytes, bytes) === 0)?.kind;
  if (found === undefined) return null;
  return problem({
    place: { file, line: 1, column: 1 },
    rule: 'ordinary-file',
    reason: '这里不是普通的文件或者文件夹，没有读它',
    found,
    expected: '普通的文件或者文件夹：删去它，把要用的文件本身复制到这里',
  });
}
