import { existsSync } from 'node:fs';
import { readFile, rename, writeFile } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import * as z from 'zod';
import type { RunConfig } from '#lib/config';
import { keyFilesIn } from '#lib/feedback/crypto/key-file';
import { CommandError } from '../run';

/** Which store to open: a PostgreSQL database, or a SQLite file in `DATA_DIR`; and where its backups are. */
export type StoreConfig = Pick<RunConfig, 'DATABASE_URL' | 'DATA_DIR'> &
  Partial<Pick<RunConfig, 'BACKUP_DIR'>>;

/** The path of the SQLite file in `DATA_DIR`. */
export function databaseFile({ DATA_DIR }: Pick<StoreConfig, 'DATA_DIR'>): string {
  return join(DATA_DIR, 'feedback.db');
}

/** The data that the builds of a folder were last served with. */
const lastDataSchema = z.object({
  database: z.enum(['sqlite', 'postgres']),
  /** `DATA_DIR`, as a whole path. */
  folder: z.string(),
  /** To whom submissions were sealed. */
  recipient: z.string(),
});

/** What a folder of builds remembers: a database and a key, by where they are and to whom they belong. */
export type LastData = z.output<typeof lastDataSchema>;

/** How a command names its data. */
export interface NamedData extends StoreConfig {
  /** Whether the environment says `DATA_DIR`, or it is the default. */
  readonly isFolderNamed: boolean;
}

/** How a start names its data. */
export interface StartedData extends NamedData {
  /** Whether a new database is wanted where there was one: `--new-database`. */
  readonly wantsNew: boolean;
}

/** Reads what the folder of builds remembers; null when nothing was served yet, or nobody can read it. */
export async function readLastData(output: string): Promise<LastData | null> {
  try {
    return lastDataSchema.parse(JSON.parse(await readFile(memoryFile(output), 'utf8')));
  } catch {
    return null;
  }
}

/** Remembers what the builds are served with. To fail at that is no reason not to serve. */
export async function rememberData(
  output: string,
  { DATABASE_URL, DATA_DIR }: StoreConfig,
  recipient: string,
): Promise<void> {
  const now: LastData = {
    database: DATABASE_URL ? 'postgres' : 'sqlite',
    folder: resolve(DATA_DIR),
    recipient,
  };
  try {
    // In one step: another start may read it.
    await writeFile(`${memoryFile(output)}.new`, `${JSON.stringify(now, null, 2)}\n`);
    await rename(`${memoryFile(output)}.new`, memoryFile(output));
  } catch (error) {
    console.error(`提醒：没有记下这次使用的 DATA_DIR：${String(error)}`);
  }
}

/** Whether these builds were last served with a SQLite database in the same folder. */
export function isSameData({ DATABASE_URL, DATA_DIR }: StoreConfig, last: LastData | null): boolean {
  return last?.database === 'sqlite' && !DATABASE_URL && last.folder === resolve(DATA_DIR);
}

/**
 * Refuses a command with the default folder where another was used before, and none was made there yet: nobody named the
 * one that was meant. Where the default has a database of its own, returns a reminder in Chinese; else null.
 * @param commandWith how the command is written with an option.
 * @throws CommandError with the way out.
 */
export function checkFolder(
  named: NamedData,
  last: LastData | null,
  commandWith: (option: string) => string,
): string | null {
  if (named.DATABASE_URL || named.isFolderNamed || !last || isSameData(named, last)) return null;
  if (!existsSync(databaseFile(named))) throw new CommandError(forgotten(last, named.DATA_DIR, commandWith));
  return `提醒：没有设置 DATA_DIR，现在使用的是 ${resolve(named.DATA_DIR)}，而网站上一次使用的是${placeOf(last)}。如果是忘了设置，请停止，设好再运行。`;
}

/**
 * Refuses a start that would begin anew where data should be: with the default folder while another was used before, or
 * without a database where there was one, or still is a key. Returns what staff should know, in Chinese, or null.
 * @throws CommandError with the way out.
 */
export async function checkData(named: StartedData, last: LastData | null): Promise<string | null> {
  const { DATABASE_URL, DATA_DIR, wantsNew } = named;
  const reminder = wantsNew ? null : checkFolder(named, last, (option) => `npm start -- ${option}`);
  if (DATABASE_URL || reminder !== null) return reminder;
  const path = databaseFile(named);
  if (wantsNew) {
    if (!existsSync(path)) return null;
    throw new CommandError(`没有启动：数据库 ${path} 还在，不用 --new-database。请运行 npm start。`);
  }
  if (last && !isSameData(named, last)) {
    if (existsSync(path)) return null;
    return `提醒：以前使用的是${placeOf(last)}，现在是 DATA_DIR=${DATA_DIR}，那里没有数据库，要新建数据库和密钥。如果是写错了 DATA_DIR，请停止网站改正。`;
  }
  if (existsSync(path)) return null;
  if (last) throw new CommandError(lost(path, `上次启动时它还在`));
  const [key] = await keyFilesIn(DATA_DIR);
  if (key !== undefined) throw new CommandError(lost(path, `私钥文件 ${key} 却还在`));
  return null;
}

function memoryFile(output: string): string {
  return join(output, 'last-data.json');
}

function placeOf({ database, folder }: LastData): string {
  return database === 'postgres' ? ' PostgreSQL（DATABASE_URL）' : ` DATA_DIR=${folder}`;
}

function forgotten(last: LastData, folder: string, commandWith: (option: string) => string): string {
  const before =
    last.database === 'postgres'
      ? '接着用以前的数据：设好 DATABASE_URL 再运行'
      : `接着用以前的数据：${commandWith(`--data "${last.folder}"`)}`;
  return [
    `没有执行：没有设置 DATA_DIR，而网站以前使用的是${placeOf(last)}。`,
    '如果就这样运行，以前收到的反馈都看不到，新的反馈会存到别处。',
    `  ${before}`,
    `  确实要用 ${resolve(folder)}：${commandWith(`--data "${resolve(folder)}"`)}`,
  ].join('\n');
}

function lost(path: string, why: string): string {
  return [
    `没有启动：找不到数据库 ${path}，${why}。`,
    '可能是磁盘没有挂载，DATA_DIR 写错了，或者文件被移走、删除了。',
    '  请把 feedback.db（如果还有 feedback.db-wal、feedback.db-shm，也一起）放回原处，再启动。',
    '  确实要从头开始：npm start -- --new-database（以前的反馈不在新的数据库里，凭以前的回执号也查不到）',
  ].join('\n');
}
