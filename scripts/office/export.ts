import { resolve } from 'node:path';
import { EXPORT_FORMATS, exportSubmissions } from '#lib/feedback/export/export';
import { type OpenedSubmission, UNREADABLE } from '#lib/feedback/export/opened';
import { writeNewFile } from '../new-file';
import { CommandError } from '../run';
import type { RequestOf } from './arguments';
import { neededKeys } from './key-at-hand';
import { withStoreThere } from './office-store';
import { openEach } from './open-each';
import { noteReading } from './record/note-doing';
import type { OfficeContext } from './terminal';

/** `export`: writes every submission, decrypted. One that cannot be opened is reported, and does not stop the rest. */
export function exportAll(
  { format = 'csv', identity: named, output }: RequestOf<'export'>,
  { config, terminal }: OfficeContext,
): Promise<void> {
  return withStoreThere(config, async (store) => {
    const identities = await neededKeys(store, { config, terminal }, named);
    const listed = await store.list();
    const unreadable: string[] = [];
    await noteReading(store, { kind: 'export', detail: 'opened', count: listed.length }, terminal);
    const isBusy = output === undefined && terminal.isShown.output;
    const opened = notingUnreadable(openEach(store, listed, identities, terminal, isBusy), unreadable);
    const write = async (to: (text: string) => Promise<void>) => {
      for await (const piece of exportSubmissions(EXPORT_FORMATS[format], opened)) await to(piece);
    };
    if (output === undefined) await write(terminal.print);
    else {
      const path = resolve(output);
      await writeNewFile(path, write);
      await terminal.print(
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
