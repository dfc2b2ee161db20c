import { open, stat } from 'node:fs/promises';
import { dirname, resolve } from 'node:path';
import { errorCode } from '#lib/error-code';
import { destructionLogPath } from '#lib/feedback/backup/destruction-log';
import { DiskSilent, otherDisk } from '#lib/feedback/backup/other-disk';
import { CommandError } from '../../run';
import type { RequestOf } from '../arguments';
import type { OfficeContext } from '../terminal';

/** How long a disk may take for the first answer, in milliseconds. */
const LOOKING = 10_000;

/** How long a whole backup or restore may take, in milliseconds: longer, and a disk went away in the middle. */
const WORKING = 2 * 60 * 60_000;

/**
 * Does `work` with files on disks that may hang, as one of the network does that is gone: asks each for an answer first.
 * @param paths of the files. @throws CommandError that names the file whose disk does not answer, or all where one went away in
 * the middle. What `work` throws passes.
 */
export async function withAnsweringDisks(paths: readonly string[], work: () => Promise<void>): Promise<void> {
  for (const path of paths) await expectAnswer(path, LOOKING, () => look(path));
  await expectAnswer(paths.join('、'), WORKING, work);
}

async function expectAnswer(where: string, timeout: number, work: () => Promise<void>): Promise<void> {
  try {
    await otherDisk(timeout)(work);
  } catch (error) {
    if (!(error instanceof DiskSilent)) throw error;
    throw new CommandError(
      `没有做完：${where} 所在的磁盘 ${timeout / 1000} 秒没有答复，可能是网络磁盘断开了。请用 mount 和 ls 看看 ${where}，磁盘好了以后再运行一次。`,
    );
  }
}

/** The files that a command reads or writes on disks other than that of `DATA_DIR`. */
export function backupFiles(
  request: RequestOf<'backup'> | RequestOf<'restore'>,
  { BACKUP_DIR }: Pick<OfficeContext['config'], 'BACKUP_DIR'>,
): string[] {
  const logs = BACKUP_DIR === undefined ? [] : [destructionLogPath(BACKUP_DIR)];
  if (request.command === 'restore')
    return [request.operands[0], ...request.destroyed, ...logs].map((path) => resolve(path));
  const [, file] = request.operands;
  return (file === undefined ? [request.output ?? '', ...logs] : [file]).map((path) => resolve(path));
}

/** Looks whether a file is there once its disk answers: its error's code, empty when it is. @throws CommandError when it does not. */
export async function codeOfAnswering(path: string): Promise<string> {
  let code = '';
  await expectAnswer(path, LOOKING, async () => {
    code = await stat(path).then(() => '', errorCode);
  });
  return code;
}

/** Reads a byte of a file, if it is there; of what is wrong otherwise the work itself tells. */
async function look(path: string): Promise<void> {
  await stat(dirname(path)).catch(() => undefined);
  const file = await open(path, 'r').catch(() => null);
  await file?.read(Buffer.alloc(1), 0, 1, 0).catch(() => undefined);
  await file?.close();
}
