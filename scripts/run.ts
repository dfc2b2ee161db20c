import { statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { resolve } from 'node:path';
import * as z from 'zod';
import { ConfigError } from '#lib/config';
import { errorCode } from '#lib/error-code';
import { isDiskSilent } from '#lib/feedback/store/silent-disks';
import { isDiskFull } from '#lib/feedback/store/sqlite/access-trouble';

/** A command cannot go on for a reason that its user can mend; the message is Chinese and says how. */
export class CommandError extends Error {
  override name = 'CommandError';
}

/**
 * Runs a command's main function: prints a mistake that its user can mend as a message, any other error with its trace.
 * A reader of its output that goes away (`head`, a log that is restarted) ends no command: a server goes on serving.
 */
export function run(main: () => Promise<void>): void {
  for (const stream of [process.stdout, process.stderr]) stream.on('error', ignoreBrokenPipe);
  main().then(endDespiteDisk, (error: unknown) => {
    const mendable = error instanceof CommandError || error instanceof ConfigError;
    console.error(mendable ? error.message : (systemErrorText(error) ?? error));
    endDespiteDisk();
    process.exit(1);
  });
}

/** Ends the process where a disk owes it an answer that may never come: `process.exit` would wait for it too. */
function endDespiteDisk(): void {
  if (!isDiskSilent()) return;
  console.error(
    '有磁盘（数据库或者 BACKUP_DIR 所在的）没有答复，这条命令不再等它，就此结束（退出码 137）；上面说的都算数。',
  );
  process.kill(process.pid, 'SIGKILL');
}

/** What the file system refuses, by its codes (errno(3)), in Chinese. */
const REFUSALS: Readonly<Record<string, string>> = {
  EACCES: '没有权限',
  EPERM: '没有权限',
  EROFS: '磁盘是只读的',
  ENOSPC: '磁盘已满',
  EDQUOT: '磁盘已满',
  ENOENT: '找不到',
  ENOTDIR: '路径中间的一段不是文件夹',
  EISDIR: '是文件夹，不是文件',
  ENAMETOOLONG: '文件名太长',
  ELOOP: '链接绕成了圈',
  EIO: '磁盘读写出错',
  EMFILE: '打开的文件太多',
  ENFILE: '打开的文件太多',
};

/**
 * The message for a file that the system refuses, in Chinese, with its path; null for any other error, and where the error
 * names no file (but for a full disk, and a folder in place of a file): then its trace is what helps.
 */
export function systemErrorText(error: unknown): string | null {
  const words = REFUSALS[errorCode(error)];
  if (words === undefined || !(error instanceof Error)) return null;
  const code = errorCode(error);
  const { path, syscall } = pathSchema.parse(error);
  if (path === undefined && code === 'EISDIR')
    return `没有做完：${namedFolders()}${words}（${code}）。请写明文件的名称。`;
  if (path === undefined) return FULL.has(code) ? `没有做完：${fullPlaces()}${words}（${code}）。` : null;
  return `没有做完：${path}：${code === 'ENOTDIR' && syscall === 'scandir' ? '不是文件夹' : words}（${code}）。`;
}

const pathSchema = z.object({
  path: z.string().optional().catch(undefined),
  syscall: z.string().optional().catch(undefined),
});

/** Errors of writing, which names no file: the file was opened before. */
const FULL = new Set(['ENOSPC', 'EDQUOT']);

/** Where commands write, for an error that names no place: those whose disk has no room, or all. */
function fullPlaces(): string {
  const { DISCLOSURE_OUTPUT = '.next', DATA_DIR = 'data', CONTENT_DIR = 'content' } = process.env;
  const places = [DISCLOSURE_OUTPUT, DATA_DIR, CONTENT_DIR, tmpdir()].map((place) => resolve(place));
  const full = places.filter(isDiskFull);
  return `${(full.length > 0 ? full : places).join('、')} 所在的`;
}

/** The folders that the command's user named, for an error of reading, which names no file: the folder was opened before. */
function namedFolders(): string {
  const folders = process.argv.slice(2).filter((word) => isFolder(word));
  return folders.length > 0 ? `${folders.join('、')}：` : '要读的';
}

function isFolder(path: string): boolean {
  try {
    return statSync(path).isDirectory();
  } catch {
    // No file, or one that cannot be looked at.
    return false;
  }
}

/** Without it an error would be thrown whose own message breaks the pipe again, and so on without end. */
function ignoreBrokenPipe(error: Error): void {
  if (errorCode(error) !== 'EPIPE') throw error;
}
