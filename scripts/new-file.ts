import { rmSync } from 'node:fs';
import { access, open, rm } from 'node:fs/promises';
import { errorCode } from '#lib/error-code';
import { giveNewName } from '#lib/feedback/store/copies/whole-file';
import { CommandError } from './run';

/** Suffix of a file that is not complete yet. */
const PART = '.part';

const ENDINGS = ['SIGINT', 'SIGTERM', 'SIGHUP'] as const;

/**
 * Writes a new file atomically, readable by its owner alone: under the name `.part` until it is complete and flushed to
 * the disk; that is removed when the work fails or is interrupted.
 * @throws CommandError when the file exists already, or cannot be created.
 */
export async function writeNewFile(
  path: string,
  work: (write: (piece: string | Uint8Array) => Promise<void>) => Promise<void>,
): Promise<void> {
  if (await isTaken(path)) throw taken(path);
  const part = path + PART;
  const file = await open(part, 'wx', 0o600).catch((error: unknown) => {
    throw errorCode(error) === 'EEXIST' ? leftOver(part) : refusal(path, error);
  });
  const breakOff = () => {
    rmSync(part, { force: true });
    process.exit(1);
  };
  for (const signal of ENDINGS) process.on(signal, breakOff);
  try {
    try {
      await work(async (piece) => void (await file.appendFile(piece)));
      await file.sync();
    } finally {
      await file.close();
    }
    await giveNewName(part, path);
  } catch (error) {
    await rm(part, { force: true });
    throw refusal(path, error);
  } finally {
    for (const signal of ENDINGS) process.off(signal, breakOff);
  }
}

async function isTaken(path: string): Promise<boolean> {
  return access(path).then(
    () => true,
    () => false,
  );
}

/** A CommandError for what its user can mend; else the error itself. */
function refusal(path: string, error: unknown): unknown {
  switch (errorCode(error)) {
    case 'EEXIST':
      return taken(path);
    case 'ENOENT':
    case 'ENOTDIR':
      return new CommandError(`没有写成：放 ${path} 的文件夹不存在。`);
    case 'EACCES':
    case 'EPERM':
    case 'EROFS':
      return new CommandError(`没有写成：没有权限写入 ${path}。`);
    case 'ENOSPC':
    case 'EDQUOT':
      return new CommandError(`没有写成：磁盘已满，放不下 ${path}。`);
    default:
      return error;
  }
}

function taken(path: string): CommandError {
  return new CommandError(`没有写成：已经有 ${path}，不会覆盖它。请换一个文件名。`);
}

function leftOver(path: string): CommandError {
  return new CommandError(
    `没有写成：${path} 还在，可能有人正在导出，也可能是上一次中断留下的。如果没有人在导出，请删除它再试。`,
  );
}
