import { readFile } from 'node:fs/promises';
import { resolve } from 'node:path';
import { hashOfRecordEntry } from '#lib/feedback/store/office/record-chain';
import type { ChainedRecord } from '#lib/feedback/store/office/record-store';
import type { FeedbackStore } from '#lib/feedback/store/store';
import { escapeInvisibleCharacters } from '#lib/model/text/control-characters';
import { allRecords } from '#lib/office/desk/reading';
import { checkChain } from '#lib/office/record';
import { NoSealedFile, parseRowsFile, type RowsFile } from '#lib/office/sealed-file';
import { problemsOfChain, problemsOfOffice, type StandingOffice } from '#lib/office/statements/check-record';
import { CommandError } from '../../run';
import type { RequestOf } from '../arguments';
import { withStoreThere } from '../office-store';
import type { OfficeContext } from '../terminal';

/** How many submissions are read at a time. */
const AT_ONCE = 20;

/**
 * `verify`: tells up to where the office's record is whole, and what does not fit; with a sealed export, whether the database goes
 * on from it. @returns the exit code: 1 where anything does not fit.
 */
export function verifyRecord(
  { operands: [file] }: RequestOf<'verify'>,
  { config, terminal }: OfficeContext,
): Promise<number> {
  return withStoreThere(config, async (store) => {
    const exported = file === undefined ? null : await readExport(resolve(file));
    const records: ChainedRecord[] = [];
    for await (const record of allRecords(store)) records.push(record);
    const standing = await standingOffice(store);
    const entries = records.map(({ entry }) => entry);
    const problems = [
      ...problemsOfChain(records, standing),
      ...problemsOfOffice(entries, standing),
      ...(exported === null ? [] : problemsWithExport(exported, records, standing)),
    ].map((problem) => escapeInvisibleCharacters(problem, ''));
    const last = entries.at(-1);
    const signed = entries.filter((entry) => entry.signed !== null).length;
    await terminal.print(
      [
        last
          ? `办理记录共 ${entries.length} 条，从 ${entries[0]?.day} 到 ${last.day}。其中 ${signed} 条有收件箱的签名，其余是服务器记下的。`
          : '办理记录里还没有内容。',
        ...(problems.length === 0
          ? [`核对完毕，没有发现不符。`]
          : [`有 ${problems.length} 处不符：`, ...problems.map((problem) => `  ${problem}`)]),
        ...(exported === null
          ? ['没有同以前的加密导出比：整本记录被换成另一本，或者末尾被截掉，这里看不出来。']
          : []),
        '签名是按网站登记的收件箱核对的；这些收件箱是不是办公室的，只有收件箱能核对。',
        '',
      ].join('\n'),
    );
    return problems.length === 0 ? 0 : 1;
  });
}

async function standingOffice(
  store: Pick<FeedbackStore, 'devices' | 'list' | 'readMany' | 'listDestroyed'>,
): Promise<StandingOffice> {
  const devices = new Map((await store.devices()).map((device) => [device.id, device]));
  const ids = (await store.list()).map(({ id }) => id);
  const submissions = new Map<string, Map<string, { day: string; isDevices: boolean }>>();
  for (let at = 0; at < ids.length; at += AT_ONCE)
    for (const { id, entries } of await store.readMany(ids.slice(at, at + AT_ONCE)))
      submissions.set(
        id,
        new Map(entries.map((entry) => [entry.id, { day: entry.day, isDevices: entry.device !== null }])),
      );
  // After the rows: one that is destroyed meanwhile is named among these.
  return { devices, submissions, destroyed: await store.listDestroyed() };
}

/** Names what a sealed export has that the database has no more. */
function problemsWithExport(
  { record, recordEntries, rows }: RowsFile,
  records: readonly ChainedRecord[],
  { submissions, destroyed }: StandingOffice,
): string[] {
  const problems: string[] = [];
  if (checkChain(recordEntries).brokenAt !== null) problems.push('导出的文件里，记录的链接不上。');
  const known = recordEntries.map((entry) => ({ number: entry.number, hash: hashOfRecordEntry(entry) }));
  const other = [...known, ...(record ? [record] : [])].find(
    ({ number, hash }) => records[number - 1]?.hash !== hash,
  );
  if (other && other.number > records.length)
    problems.push(
      `导出的文件里的记录到第 ${known.length} 条，数据库里只到第 ${records.length} 条（${records.at(-1)?.entry.day ?? '没有'}）：数据库像是恢复成了更早的备份。`,
    );
  else if (other) problems.push(`数据库里的记录从第 ${other.number} 条起与导出的文件不同。`);
  const gone = new Set(destroyed.map(({ id }) => id));
  for (const row of rows) {
    const history = submissions.get(row.id);
    if (gone.has(row.id)) continue;
    if (!history) problems.push(`${row.id} 在导出的文件里，数据库里没有，也没有写已经删除。`);
    else if (row.entries.some(({ id }) => !history.has(id)))
      problems.push(`${row.id} 在导出的文件里的往来，数据库里不全。`);
  }
  return problems;
}

async function readExport(path: string): Promise<RowsFile> {
  try {
    return parseRowsFile(await readFile(path, 'utf8'));
  } catch (error) {
    if (!(error instanceof NoSealedFile)) throw error;
    throw new CommandError(`没有核对：${path} 不是 export --sealed 导出的文件，或者不完整。`);
  }
}
