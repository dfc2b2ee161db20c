import { resolve } from 'node:path';
import { systemClock } from '#lib/clock';
import { readSurroundings } from '#lib/config';
import { destructionLogPath } from '#lib/feedback/backup/destruction-log';
import { makeBackup } from '#lib/feedback/backup/make-backup';
import type { BackupManifest } from '#lib/feedback/backup/manifest';
import { chineseDay } from '#lib/model/date';
import { programHash } from '#lib/program';
import { systemRandom } from '#lib/random';
import { databaseFile } from '../../server/last-data';
import type { RequestOf } from '../arguments';
import { withStoreThere } from '../office-store';
import { noteDoing } from '../record/note-doing';
import type { OfficeContext } from '../terminal';

/** `backup -o FILE`: backs the running site's submissions up. */
export async function backUp(
  { output = '' }: RequestOf<'backup'>,
  { config, terminal }: OfficeContext,
): Promise<void> {
  const path = resolve(output);
  const { DATA_DIR, DATABASE_URL, BACKUP_DIR } = config;
  const folders = [DATA_DIR, ...(BACKUP_DIR === undefined ? [] : [BACKUP_DIR])];
  const source = {
    url: DATABASE_URL,
    path: databaseFile(config),
    destructionLogs: folders.map(destructionLogPath),
    program: programHash(),
    surroundings: readSurroundings(),
    clock: systemClock,
    random: systemRandom,
  };
  const manifest = await withStoreThere(config, async (store) => {
    // Before it is made: so that the record in the backup tells of it.
    await noteDoing(store, { kind: 'backup' });
    return makeBackup(source, path, false);
  });
  await terminal.print(
    [
      `已备份到 ${path}`,
      ...manifestLines(manifest),
      '里面没有私钥：私钥要另外备份，没有它谁也读不出反馈。',
      '这份备份里有写信人以后可能撤回的内容：请在“保留备份多少天”的期限以内销毁它。',
      '',
    ].join('\n'),
  );
}

/** What a backup holds, in Chinese, a line each. */
export function manifestLines({
  day,
  database,
  schema,
  submissions,
  entries,
  destroyed,
  record,
  parts,
}: BackupManifest): string[] {
  return [
    `  做成的日子：${chineseDay(day)}（北京时间）`,
    `  数据库：${database === 'sqlite' ? 'SQLite' : 'PostgreSQL'}，表的版本 ${schema}`,
    `  内容：反馈 ${submissions} 件，往来 ${entries} 条；另有 ${destroyed} 件已经删除，只记着删除的日子和原因`,
    record === null ? '  办理记录：没有' : `  办理记录：到第 ${record.number} 条，校验值 ${record.hash}`,
    `  数据库部分：${parts.database.bytes} 字节，SHA-256 ${parts.database.sha256}`,
  ];
}
