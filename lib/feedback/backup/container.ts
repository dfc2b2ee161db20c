import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { type FileHandle, open } from 'node:fs/promises';
import {
  BACKUP_FORMAT,
  BACKUP_MAGIC,
  type BackupManifest,
  backupManifestSchema,
} from '#lib/feedback/backup/manifest';
import { CopyError } from '#lib/feedback/store/copies/copy-error';
import { parsedJson } from '#lib/model/text/parsed-json';

// A backup is one file: a line of the format's name, its version and the SHA-256 of the next line; the manifest as a line of
// JSON; the lines of destructions; the database. Every byte is under some hash, and `head -2` shows what it is.

/** Most bytes that the first two lines may have. */
const LONGEST_HEAD = 1 << 20;

const LINE_END = 0x0a;

/** A backup that was read and found whole. */
export interface CheckedBackup {
  readonly manifest: BackupManifest;
  /** The lines of destructions, as text. */
  readonly destructions: string;
  /** Where in the file the database begins, in bytes. */
  readonly databaseAt: number;
}

/** The first two lines of a backup. */
export function headOf(manifest: BackupManifest): string {
  const line = `${JSON.stringify(manifest)}\n`;
  return `${BACKUP_MAGIC} ${BACKUP_FORMAT} ${sha256Of(line)}\n${line}`;
}

/** The SHA-256 of a text or bytes, in hexadecimal. */
export function sha256Of(content: string | Uint8Array): string {
  return createHash('sha256').update(content).digest('hex');
}

/** The length and the SHA-256 of a file. */
export async function measureFile(path: string): Promise<{ bytes: number; sha256: string }> {
  return measure(createReadStream(path));
}

/** Whether a file begins as backups of this program do, of whichever version. */
export async function isBackup(path: string): Promise<boolean> {
  const file = await open(path, 'r');
  try {
    const { buffer, bytesRead } = await file.read(Buffer.alloc(BACKUP_MAGIC.length + 1), 0);
    return buffer.toString('latin1', 0, bytesRead) === `${BACKUP_MAGIC} `;
  } finally {
    await file.close();
  }
}

/**
 * Reads a backup whole, and checks every byte against its hashes.
 * @throws CopyError when it is none, is damaged, cut short, too long, or of a newer format. Errors of the file system pass.
 */
export async function checkBackup(path: string): Promise<CheckedBackup> {
  const file = await open(path, 'r');
  try {
    const { manifest, length } = await readHead(file, path);
    const { destructions, database } = manifest.parts;
    const total = length + destructions.bytes + database.bytes;
    const { size } = await file.stat();
    if (size !== total)
      throw new CopyError(
        size < total
          ? `${path} 不完整：应当是 ${total} 字节，实际是 ${size} 字节，像是没有复制完。请重新复制，或者用另一份备份。`
          : `${path} 已经损坏：应当是 ${total} 字节，实际是 ${size} 字节，后面多了内容。请重新复制，或者用另一份备份。`,
      );
    const databaseAt = length + destructions.bytes;
    const text = await readBetween(path, length, databaseAt);
    const found = await measure(createReadStream(path, { start: databaseAt }));
    if (sha256Of(text) !== destructions.sha256 || found.sha256 !== database.sha256)
      throw new CopyError(`${path} 已经损坏：内容与它写明的 SHA-256 不符。请用另一份备份。`);
    return { manifest, destructions: text.toString('utf8'), databaseAt };
  } finally {
    await file.close();
  }
}

async function readHead(
  file: FileHandle,
  path: string,
): Promise<{ manifest: BackupManifest; length: number }> {
  const { buffer, bytesRead } = await file.read(Buffer.alloc(LONGEST_HEAD), 0, LONGEST_HEAD, 0);
  const bytes = buffer.subarray(0, bytesRead);
  const firstEnd = bytes.indexOf(LINE_END);
  const first = bytes.toString('utf8', 0, Math.max(firstEnd, 0));
  const [magic, version = ''] = first.split(' ');
  if (magic !== BACKUP_MAGIC || !/^\d+$/.test(version))
    throw new CopyError(`${path} 不是本网站的备份：备份的第一行以 ${BACKUP_MAGIC} 开头。`);
  if (Number(version) > BACKUP_FORMAT)
    throw new CopyError(
      `${path} 由更新版本的程序做成（格式 ${version}，本程序只认得 ${BACKUP_FORMAT}），请换用更新的程序。`,
    );
  const secondEnd = bytes.indexOf(LINE_END, firstEnd + 1);
  const line = bytes.subarray(firstEnd + 1, secondEnd + 1);
  const isSound = secondEnd !== -1 && first === `${magic} ${version} ${sha256Of(line)}`;
  if (!isSound) throw new CopyError(`${path} 已经损坏：第二行与第一行写明的 SHA-256 不符。请用另一份备份。`);
  const { data } = backupManifestSchema.safeParse(parsedJson(line.toString('utf8')));
  if (!data)
    throw new CopyError(`${path} 的第二行不是本网站的备份应当写的内容，像是别的程序写的。请用另一份备份。`);
  return { manifest: data, length: secondEnd + 1 };
}

async function readBetween(path: string, start: number, end: number): Promise<Buffer> {
  if (end <= start) return Buffer.alloc(0);
  const pieces: Buffer[] = [];
  for await (const piece of createReadStream(path, { start, end: end - 1 })) pieces.push(piece);
  return Buffer.concat(pieces);
}

async function measure(stream: AsyncIterable<Buffer>): Promise<{ bytes: number; sha256: string }> {
  const hash = createHash('sha256');
  let bytes = 0;
  for await (const chunk of stream) {
    hash.update(chunk);
    bytes += chunk.length;
  }
  return { bytes, sha256: hash.digest('hex') };
}
