import { type Problem, problem } from '#lib/content/problem';

/** What can lie in a folder where an ordinary file is expected, as messages name it. */
const KINDS = { link: '符号链接', other: '特殊文件（管道、设备之类）' } as const;

/** What stands for an irregular file in a tree: bytes that begin with NUL, as no text, picture or attachment does. */
const STAND_INS = Object.values(KINDS).map((kind) => ({
  kind,
  bytes: new TextEncoder().encode(`\0${kind}\n`),
}));

/**
 * The bytes that stand for a symbolic link or a special file in a tree of content: the entry is told of, and nothing is
 * read through it. What a link leads to may lie outside the folder, change without it, and be missing on the next machine.
 */
export function irregularFileBytes(isLink: boolean): Uint8Array {
  const kind = isLink ? KINDS.link : KINDS.other;
  return STAND_INS.find((standIn) => standIn.kind === kind)?.bytes ?? new Uint8Array();
}

/**
 * An error of an entry that is no ordinary file; null where it is one.
 * @param file the path to show.
 * @param bytes its bytes in the tree.
 */
export function irregularFileProblem(file: string, bytes: Uint8Array): Problem | null {
  if (bytes[0] !== 0) return null;
  const found = STAND_INS.find((standIn) => Buffer.compare(standIn.bytes, bytes) === 0)?.kind;
  if (found === undefined) return null;
  return problem({
    place: { file, line: 1, column: 1 },
    rule: 'ordinary-file',
    reason: '这里不是普通的文件或者文件夹，没有读它',
    found,
    expected: '普通的文件或者文件夹：删去它，把要用的文件本身复制到这里',
  });
}
