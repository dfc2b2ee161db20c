import { type OpenedSubmission, stateInWords, UNREADABLE } from '#lib/feedback/export/opened';
import { kindLabel, LEFT_EMPTY } from '#lib/feedback/form/fields';
import type { FeedbackStore, ListedSubmission } from '#lib/feedback/store/store';
import { escapeInvisibleCharacters } from '#lib/model/text/control-characters';
import { truncate } from '#lib/model/truncate';
import type { RequestOf } from './arguments';
import { keysAtHand } from './key-at-hand';
import { withStoreThere } from './office-store';
import { openEach } from './open-each';
import { noteReading } from './record/note-doing';
import type { OfficeContext, Terminal } from './terminal';

/** How many of the newest submissions are decrypted by default: each takes a moment. */
const OPENED = 50;

/** Characters shown of a message, and of the heading that it concerns. */
const MESSAGE = 40;
const HEADING = 40;

/**
 * `list`: prints every submission's plain fields and, with the key, the beginning of the newest messages. Returns the exit
 * code: 1 when some cannot be decrypted.
 */
export function listAll(
  { identity, all }: RequestOf<'list'>,
  { config, terminal }: OfficeContext,
): Promise<number> {
  const { print } = terminal;
  return withStoreThere(config, async (store) => {
    const listed = await store.list();
    const { length: destroyed } = await store.listDestroyed();
    const others = destroyed === 0 ? '' : `另有 ${destroyed} 件已经撤回或者删除。`;
    if (listed.length === 0) {
      await print(others === '' ? '还没有收到反馈。\n' : `没有反馈。${others}\n`);
      return 0;
    }
    const keys = await keysAtHand(store, { config, terminal }, identity);
    const closed = keys.identities === null ? listed : all ? [] : listed.slice(0, -OPENED);
    for (const one of closed) await print(`${inTheClear(one)}\n`);
    if (keys.identities === null) {
      await print(`\n共 ${listed.length} 件。${others}内容没有打开：${keys.missing}。\n`);
      return 0;
    }
    const read = listed.length - closed.length;
    if (read > 0) await noteReading(store, { kind: 'read-bulk', count: read }, terminal);
    const unreadable = await listOpened(store, listed.slice(closed.length), keys.identities, terminal);
    await print(
      `\n共 ${listed.length} 件。${others}${unreadableNote(unreadable)}${closedNote(closed.length)}\n`,
    );
    return unreadable > 0 ? 1 : 0;
  });
}

/** Prints submissions with their messages, and returns how many cannot be decrypted. */
async function listOpened(
  store: FeedbackStore,
  listed: readonly ListedSubmission[],
  identities: readonly string[],
  terminal: Terminal,
): Promise<number> {
  let unreadable = 0;
  for await (const one of openEach(store, listed, identities, terminal, terminal.isShown.output)) {
    if (!one.submission) unreadable += 1;
    await terminal.print(`${inTheClear(one)}\n    ${words(one).join('\n    ')}\n`);
  }
  return unreadable;
}

function inTheClear({ id, received, notice, entries }: ListedSubmission): string {
  return [id, received, notice, stateInWords(entries)]
    .map((text) => escapeInvisibleCharacters(text, ''))
    .join('  ');
}

function words({ submission }: OpenedSubmission): string[] {
  if (!submission) return [UNREADABLE];
  const { kind, item, message } = submission;
  const start = (text: string, most: number) => escapeInvisibleCharacters(truncate(text, most));
  const concerns = item ? start(item.heading, HEADING) : LEFT_EMPTY.item;
  return [`${kindLabel(kind) ?? kind}  ${concerns}`, start(message, MESSAGE)];
}

function unreadableNote(count: number): string {
  return count === 0 ? '' : `其中 ${count} 件${UNREADABLE}。`;
}

function closedNote(count: number): string {
  if (count === 0) return '';
  return `只打开了日期最近的 ${OPENED} 件，前面的 ${count} 件没有打开。要全部打开，请加上 --all。`;
}
