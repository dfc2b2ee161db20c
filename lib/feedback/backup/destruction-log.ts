import { mkdir, open, readFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { errorCode } from '#lib/error-code';
import { formatDestruction, joinDestructions } from '#lib/feedback/backup/destructions';
import { DiskSilent, type OtherDisk } from '#lib/feedback/backup/other-disk';
import { makeOwnersFile, syncToDisk } from '#lib/feedback/store/copies/whole-file';
import type { Destruction } from '#lib/feedback/store/entry';
import type { FeedbackStore } from '#lib/feedback/store/store';
import { withFileErrors } from '#lib/feedback/store/unavailable';
import type { Random } from '#lib/random';

/** The name of a destruction log in its folder. */
const LOG_NAME = 'destroyed.jsonl';

/** Bytes that name an attempt. */
const ATTEMPT = 8;

/** The path of the destruction log of a folder. */
export function destructionLogPath(folder: string): string {
  return join(folder, LOG_NAME);
}

/** Reads a destruction log; empty where there is none. Errors other than that pass. */
export async function readDestructionLog(path: string): Promise<string> {
  return readFile(path, 'utf8').catch((error: unknown) => {
    if (errorCode(error) === 'ENOENT') return '';
    throw error;
  });
}

/**
 * Appends lines to a destruction log, made where there is none; they are on the disk when this ends. Each begins on a line of
 * its own, also after one that a crash cut off.
 */
export async function appendDestructions(path: string, lines: string): Promise<void> {
  try {
    await makeOwnersFile(path);
    await syncToDisk(dirname(path));
  } catch (error) {
    if (errorCode(error) !== 'EEXIST') throw error;
  }
  const file = await open(path, 'a');
  try {
    await file.appendFile(`\n${lines}\n`);
    await file.sync();
  } finally {
    await file.close();
  }
}

/** Whether everything that the log of `from` says stands in that of `to` too. Errors of the file system pass. */
export async function isLogComplete(from: string, to: string): Promise<boolean> {
  return (await missingLines(from, to)).length === 0;
}

/** Adds to the log of `to` what stands in that of `from` and not there, as where one could not be written for a while. */
export async function completeDestructionLog(from: string, to: string): Promise<void> {
  const missing = await missingLines(from, to);
  if (missing.length > 0) await appendDestructions(to, missing.join('\n'));
}

async function missingLines(from: string, to: string): Promise<string[]> {
  const standing = new Set((await readDestructionLog(to)).split('\n'));
  return joinDestructions([await readDestructionLog(from)])
    .split('\n')
    .filter((line) => line !== '' && !standing.has(line));
}

/** Where destructions are written. */
export interface DestructionLogOptions {
  /** The path of the log without which nothing is destroyed. */
  readonly path: string;
  /** That of a second one, on another disk, whose trouble keeps nothing from being destroyed, and how that disk is asked. */
  readonly second?: { readonly path: string; readonly disk: OtherDisk } | undefined;
  readonly random: Random;
  /** Is told in Chinese when the second begins to fail. */
  readonly notice: (text: string) => void;
}

/**
 * A store that writes what it destroys into a log outside the database, before it does. So whatever a crash cuts off, nothing
 * is gone from the database that the log does not name. What the second missed it is given with the next line.
 * @throws StoreUnavailable, of `destroy`, when the log cannot be written: then nothing was destroyed.
 */
export function withDestructionLog(store: FeedbackStore, options: DestructionLogOptions): FeedbackStore {
  const { path, second, random, notice } = options;
  let isBehind = false;

  async function append(line: string): Promise<void> {
    await withFileErrors(async () => {
      // With PostgreSQL nothing else may have been written there yet.
      await mkdir(dirname(path), { recursive: true, mode: 0o700 });
      await appendDestructions(path, line);
    });
    if (second === undefined) return;
    try {
      await second.disk(() =>
        isBehind ? completeDestructionLog(path, second.path) : appendDestructions(second.path, line),
      );
      isBehind = false;
    } catch (error) {
      if (!isBehind) notice(secondText(second.path, error));
      isBehind = true;
    }
  }

  async function destroy(id: string, destruction: Destruction, after: string | null) {
    const attempt = Buffer.from(random(ATTEMPT)).toString('hex');
    const { day, reason } = destruction;
    await append(formatDestruction({ id, day, reason, attempt }));
    const result = await store.destroy(id, destruction, after);
    if (result === 'changed') await append(formatDestruction({ undone: attempt }));
    return result;
  }

  return { ...store, destroy };
}

function secondText(path: string, error: unknown): string {
  const reason = error instanceof DiskSilent ? error.message : errorCode(error) || String(error);
  return `删除的记录没有写进 ${path}（${reason}），只写进了 DATA_DIR；下一次删除或者每夜备份时补上`;
}
