import { resolve } from 'node:path';
import { systemClock } from '#lib/clock';
import type { FeedbackStore } from '#lib/feedback/store/store';
import { dayOf } from '#lib/model/date';
import { listedDevices, officeFacts } from '#lib/office/desk/listing';
import { wireRow } from '#lib/office/desk/rows';
import type { SiteFacts } from '#lib/office/protocol';
import { IncompatibleBuild } from '#lib/site/build/build-files';
import { buildStore } from '#lib/site/build/builds';
import { openBuiltSite } from '#lib/site/built-site';
import { officeSiteFacts } from '#lib/site/office-site-facts';
import { writeNewFile } from '../../new-file';
import { isAlive } from '../../processes';
import { CommandError } from '../../run';
import type { RequestOf } from '../arguments';
import { withStoreThere } from '../office-store';
import type { OfficeContext } from '../terminal';

/** How many rows are read at a time: each may hold some megabytes. */
const READ_AT_ONCE = 8;

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
    const now = systemClock.now();
    const facts = await officeFacts(store, now, await siteFacts(builds));
    if (facts === null) throw new CommandError('没有导出：还没有办公室的密钥。');
    const head = { v: 1, kind: 'rows', ...facts, devices: await listedDevices(store, dayOf(now)) };
    const ids = (await store.list()).map(({ id }) => id);
    await writeNewFile(path, async (write) => {
      await write(`${JSON.stringify(head).slice(0, -1)},"rows":[`);
      let isFirst = true;
      for await (const row of rowsOf(store, ids)) {
        await write((isFirst ? '\n' : ',\n') + row);
        isFirst = false;
      }
      await write('\n]}\n');
    });
    return ids.length;
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

async function* rowsOf(
  store: Pick<FeedbackStore, 'readMany'>,
  ids: readonly string[],
): AsyncGenerator<string> {
  for (let at = 0; at < ids.length; at += READ_AT_ONCE) {
    for (const row of await store.readMany(ids.slice(at, at + READ_AT_ONCE)))
      yield JSON.stringify(wireRow(row));
  }
}

/** What is public of the site, by its newest build; nothing where there is none that can be read. */
async function siteFacts(builds: string): Promise<SiteFacts> {
  const directory = await buildStore(builds, isAlive).current();
  try {
    if (directory !== null) {
      const { site } = await openBuiltSite(directory);
      return officeSiteFacts(site, systemClock.now());
    }
  } catch (error) {
    if (!(error instanceof IncompatibleBuild)) throw error;
  }
  return { notices: [], answerWithin: null };
}
