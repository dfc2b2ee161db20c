import { createUnsealer } from '#lib/feedback/crypto/sealing';
import { openSubmission, UNREADABLE } from '#lib/feedback/export/opened';
import { FIELD_LABELS } from '#lib/feedback/form/fields';
import { escapeInvisibleCharacters } from '#lib/model/text/control-characters';
import { CommandError } from '../run';
import type { RequestOf } from './arguments';
import { findOne } from './find-one';
import { neededKeys } from './key-at-hand';
import { withStoreThere } from './office-store';
import { noteReading } from './record/note-doing';
import { fieldsText, historyText } from './submission-text';
import type { OfficeContext } from './terminal';

/** `show`: prints one whole submission, found by its id or by its receipt, with what came after. */
export function showOne(
  { operands, identity }: RequestOf<'show'>,
  { config, terminal }: OfficeContext,
): Promise<void> {
  return withStoreThere(config, async (store) => {
    const one = await findOne(store, operands);
    const unsealer = createUnsealer(await neededKeys(store, { config, terminal }, identity));
    const opened = await openSubmission(store, one, unsealer);
    const { submission, entries } = opened;
    await noteReading(store, { kind: 'read', submission: one.id }, terminal);
    await terminal.print(fieldsText(opened));
    if (!submission) throw new CommandError(`这一件${UNREADABLE}：私钥不对，或者数据已经损坏。`);
    if (entries.length > 0) await terminal.print(`后来：\n${historyText(entries)}\n`);
    // Last, and by itself: nothing in it can pass for another field.
    await terminal.print(`${FIELD_LABELS.message}：\n\n${escapeInvisibleCharacters(submission.message)}\n`);
  });
}
