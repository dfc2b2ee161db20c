import { resolve } from 'node:path';
import { type Instant, systemClock } from '#lib/clock';
import type { FeedbackStore } from '#lib/feedback/store/store';
import { dayOf } from '#lib/model/date';
import { listedDevices, officeFacts } from '#lib/office/desk/listing';
import { allRecords } from '#lib/office/desk/reading';
import { readRows } from '#lib/office/desk/rows';
import { writeNewFile } from '../../new-file';
import { CommandError } from '../../run';
import type { RequestOf } from '../arguments';
import { withStoreThere } from '../office-store';
import { noteReading } from '../record/note-doing';
import type { OfficeContext } from '../terminal';
import { type FactsForInbox, siteFacts } from './site-facts';

/**
 * `export --sealed`: writes everything that an inbox would load, as it is, sealed: for an inbox on a computer without a network.
 * @param builds the folder of builds, from which the titles of notices are.
 */
export async function exportSealed(
  { output = '' }: RequestOf<'export'>,
  { config, terminal }: OfficeContext,
  builds: string,
): Promise<void> {
  const path = resolve(output);
  const count = await withStoreThere(config, async (store) => {
    if ((await store.office()) === null) throw new CommandError('没有导出：还没有办公室的密钥。');
    const site = await siteFacts(builds);
    const ids = (await store.list()).map(({ id }) => id);
    await noteReading(store, { kind: 'export', detail: 'sealed', count: ids.length }, terminal);
    let written = 0;
    await writeNewFile(path, async (write) => {
      written = await writeRowsFile(store, ids, write, systemClock.now(), site);
    });
    return written;
  });
  await terminal.print(
    [
      `已导出 ${count} 件反馈到 ${path}`,
      '里面的内容是加密的，只有办公室的收件箱能打开。请拿到收件箱的电脑上，在收件箱里选这个文件。',
      '收件箱保存的待办文件拿回来，用 npm run office -- import 文件名 办理。',
      '',
    ].join('\n'),
  );
}

/**
 * Writes a file of the rows with these ids (`rowsFileSchema`), a row a line. What was destroyed is read after the rows: so that one of which it
 * happens meanwhile is named among them.
 * @returns how many rows it has. @throws CommandError where there is no office.
 */
export async function writeRowsFile(
  store: Pick<FeedbackStore, 'readMany' | 'devices' | 'records'> & Parameters<typeof officeFacts>[0],
  ids: readonly string[],
  write: (piece: string) => Promise<void>,
  now: Instant,
  { facts: site, noticeItems }: FactsForInbox,
): Promise<number> {
  let left = ids;
  let count = 0;
  await write('{"v":1,"kind":"rows","rows":[');
  while (left.length > 0) {
    const read = await readRows(store, left);
    for (const row of read.rows) {
      await write((count === 0 ? '\n' : ',\n') + JSON.stringify(row));
      count += 1;
    }
    ({ left } = read);
  }
  const devices = await listedDevices(store, dayOf(now));
  const facts = await officeFacts(store, now, site);
  if (facts === null) throw new CommandError('没有导出：还没有办公室的密钥。');
  // After the head was read: so that it is among them.
  await write('\n],"recordEntries":[');
  let entries = 0;
  for await (const { entry } of allRecords(store)) {
    await write((entries === 0 ? '\n' : ',\n') + JSON.stringify(entry));
    entries += 1;
  }
  await write(`\n],${JSON.stringify({ devices, ...facts, noticeItems }).slice(1)}\n`);
  return count;
}
