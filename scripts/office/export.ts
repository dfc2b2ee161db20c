import { resolve } from 'node:path';
import { EXPORT_FORMATS, exported } from '#lib/feedback/export/export';
import { type OpenedSubmission, UNREADABLE } from '#lib/feedback/export/opened';
import { writeNewFile } from '../new-file';
import { CommandError } from '../run';
import type { StoreConfig } from '../server/store';
import type { RequestOf } from './arguments';
import { neededKeys } from './key-at-hand';
import { withStoreThere } from './office-store';
import { openEach } from './open-each';
import { print } from './print';

/** `export`: every submission, opened. One that cannot be opened is told of, and stops nothing. */
export function exportAll(request: RequestOf<'export'>, config: StoreConfig): Promise<void> {
  const { format, identity: named, output } = request;
  return withStoreThere(config, async (store) => {
    const identities = await neededKeys(store, config, named);
    const listed = await store.list();
    const unreadable: string[] = [];
    const isShown = output === undefined && process.stdout.isTTY;
    const opened = notingUnreadable(openEach(store, listed, identities, isShown), unreadable);
    const write = async (to: (text: string) => Promise<void>) => {
      for await (const piece of exported(EXPORT_FORMATS[format], opened)) await to(piece);
    };
    if (output === undefined) await write(print);
    else {
      const path = resolve(output);
      await writeNewFile(path, write);
      await print(
        `已导出 ${listed.length} 件反馈到 ${path}\n里面是没有加密的内容，用完请删除，不要发给无关的人。\n`,
      );
    }
    if (unreadable.length > 0) throw new CommandError(complaint(unreadable));
  });
}

async function* notingUnreadable(
  opened: AsyncIterable<OpenedSubmission>,
  noted: string[],
): AsyncGenerator<OpenedSubmission> {
  for await (const one of opened) {
    if (!one.submission) noted.push(one.id);
    yield one;
  }
}

function complaint(ids: readonly string[]): string {
  return [
    `其中 ${ids.length} 件${UNREADABLE}（私钥不对，或者数据已经损坏），导出的内容里已经注明：`,
    ...ids.map((id) => `  ${id}`),
  ].join('\n');
}
