import { mkdir } from 'node:fs/promises';
import { resolve } from 'node:path';
import { systemClock } from '#lib/clock';
import { type CheckedBackup, checkBackup } from '#lib/feedback/backup/container';
import {
  appendDestructions,
  destructionLogPath,
  readDestructionLog,
} from '#lib/feedback/backup/destruction-log';
import { formatDestruction, joinDestructions, readDestructions } from '#lib/feedback/backup/destructions';
import { keyReport, otherOfficeReminder } from '#lib/feedback/backup/key-report';
import { keyFilePath, keyFilesIn } from '#lib/feedback/crypto/key-file';
import { restorePostgres } from '#lib/feedback/store/copies/restore-postgres';
import { expectNoSqlite, restoreSqlite } from '#lib/feedback/store/copies/restore-sqlite';
import type { Restored, RestoreTask } from '#lib/feedback/store/copies/restored';
import { chineseDay, dayOf } from '#lib/model/date';
import { systemRandom } from '#lib/random';
import { CommandError } from '../../run';
import { databaseFile, readLastData, type StoreConfig } from '../../server/last-data';
import type { RequestOf } from '../arguments';
import type { OfficeContext } from '../terminal';
import { manifestLines } from './make';
import { retentionAt } from './retention-at-restore';
import { recipientsIn } from './verify';

/**
 * `restore FILE`: puts a backup back into an empty place, without what was destroyed since it was made, and without what the
 * newest build says was kept long enough. Says so where it is likely another site's: that is for a person to judge, since a machine
 * on which the site was started once with a key of its own looks the same.
 * @param builds the folder of builds.
 */
export async function restoreBackup(
  { operands: [file], destroyed: named, identity }: RequestOf<'restore'>,
  { config, terminal }: OfficeContext,
  builds: string,
): Promise<void> {
  const path = resolve(file);
  const backup = await checkBackup(path);
  const { manifest } = backup;
  expectSameKind(backup, config);
  const served = (await readLastData(builds))?.recipient ?? null;
  const atHand = identity === undefined ? null : await recipientsIn(identity);
  const logs = await logsOf(config, named);
  const lines = joinDestructions([backup.destructions, ...logs]);
  const { unreadable } = readDestructions(logs);
  const retention = await retentionAt(builds, manifest.day, systemClock);
  const { destroyedAgain, expired } = await putBack(path, backup, lines, retention.due, config);
  if (expired.length > 0)
    await appendDestructions(
      destructionLogPath(config.DATA_DIR),
      expired.map((one) => formatDestruction({ ...one, attempt: null })).join('\n'),
    );
  await terminal.print(
    [
      `已恢复到 ${config.DATABASE_URL === undefined ? resolve(databaseFile(config)) : 'DATABASE_URL 的数据库'}`,
      ...manifestLines(manifest),
      ...otherOfficeReminder(manifest, served),
      destroyedAgain === 0
        ? '备份里没有后来又删除的反馈。'
        : `备份里有 ${destroyedAgain} 件后来已经撤回或者删除，现在又删除了，没有恢复。`,
      ...(expired.length === 0
        ? []
        : [`备份里有 ${expired.length} 件现在已经保存期满，已经删除，没有恢复。`]),
      ...retention.words,
      ...(unreadable === 0 ? [] : [unreadableText(unreadable)]),
      `${chineseDay(manifest.day)}做成这份备份以后收到的反馈、办理和评价都不在里面。那以后停用的收件箱会恢复成没有停用：请运行 npm run office -- devices，把该停用的再停用一次。那以后换过密钥的，也要重新换。`,
      ...keyReport(manifest, atHand),
      ...(await keyPlace(manifest.office, config)),
      '以上核对好以后再启动网站。',
      '',
    ].join('\n'),
  );
}

function expectSameKind({ manifest: { database } }: CheckedBackup, { DATABASE_URL }: StoreConfig): void {
  if ((database === 'postgres') === (DATABASE_URL !== undefined)) return;
  throw new CommandError(
    database === 'postgres'
      ? '没有恢复：这是 PostgreSQL 数据库的备份。请建一个空的数据库，用 DATABASE_URL 写明它的地址，再试一次。'
      : '没有恢复：这是 SQLite 数据库的备份，而现在设置了 DATABASE_URL。请去掉 DATABASE_URL，用 DATA_DIR 写明恢复到哪个文件夹，再试一次。',
  );
}

/** The texts of the destruction logs: those that were named, and those of the folders of this installation. */
async function logsOf({ DATA_DIR, BACKUP_DIR }: StoreConfig, named: readonly string[]): Promise<string[]> {
  const own = [DATA_DIR, ...(BACKUP_DIR === undefined ? [] : [BACKUP_DIR])].map(destructionLogPath);
  for (const path of named)
    if ((await readDestructionLog(path)) === '')
      throw new CommandError(`没有恢复：--destroyed 写明的 ${path} 找不到，或者是空的。`);
  return Promise.all([...named, ...own].map(readDestructionLog));
}

async function putBack(
  file: string,
  { databaseAt, manifest }: CheckedBackup,
  lines: string,
  due: RestoreTask['due'],
  config: StoreConfig,
): Promise<Restored> {
  const { DATABASE_URL, DATA_DIR } = config;
  const task = {
    destroyed: readDestructions([lines]).destroyed,
    due,
    day: dayOf(systemClock.now()),
    backup: manifest.parts.database.sha256,
  };
  const source = { file, databaseAt };
  if (DATABASE_URL === undefined) expectNoSqlite(databaseFile(config));
  await mkdir(DATA_DIR, { recursive: true, mode: 0o700 });
  // Before the database: an even earlier backup that is put back here later must not bring them back either.
  if (lines !== '') await appendDestructions(destructionLogPath(DATA_DIR), lines);
  if (DATABASE_URL !== undefined)
    return restorePostgres(source, DATABASE_URL, manifest.schema, task, systemRandom);
  return restoreSqlite(source, databaseFile(config), task, { clock: systemClock, random: systemRandom });
}

function unreadableText(lines: number): string {
  return `删除的记录里有 ${lines} 行读不出来，可能是断电时没有写完；这几行里的删除没有办。请核对最近撤回的反馈。`;
}

/** Where the key's file belongs, if it is to lie beside the data and does not. */
async function keyPlace(
  office: CheckedBackup['manifest']['office'],
  { DATA_DIR, DATABASE_URL }: StoreConfig,
): Promise<string[]> {
  if (office?.custody !== 'beside-data' || DATABASE_URL !== undefined) return [];
  const path = keyFilePath(DATA_DIR, office.recipient);
  if ((await keyFilesIn(DATA_DIR)).includes(path)) return [];
  return [
    `请把办公室的私钥文件放到 ${path}，属于运行网站的账号。找不回来的，运行 npm run office -- key 文件名 --replace 登记新的。`,
  ];
}
