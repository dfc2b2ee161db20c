import { createUnsealer } from '#lib/feedback/crypto/sealing';
import { type OpenedSubmission, openSubmission, UNREADABLE } from '#lib/feedback/export/opened';
import { FIELD_LABELS } from '#lib/feedback/form/fields';
import type { ChangeResult } from '#lib/feedback/store/entry';
import type { FeedbackStore } from '#lib/feedback/store/store';
import { escapeInvisibleCharacters } from '#lib/model/text/control-characters';
import { CommandError } from '../run';
import { findOne } from './find-one';
import { neededKeys } from './key-at-hand';
import { fieldsText, historyText } from './submission-text';
import { askApproval, type OfficeContext } from './terminal';

/** What a command line says of an act besides the act itself. */
export interface Approval {
  readonly identity?: string | undefined;
  /** The version that the clerk has seen (`show`); undefined: the one that is shown now. */
  readonly seen?: number | undefined;
  /** Whether nobody is asked. */
  readonly confirm: boolean;
}

/** An act of the office upon a submission. */
export interface OfficeAct {
  /** What will be done, in Chinese, to be approved. */
  readonly text: string;
  /** Does it, upon the last entry that the clerk knows of. @throws StoreUnavailable. */
  carryOut(after: string): Promise<ChangeResult>;
}

/**
 * Opens a submission for an act, shows it and what will be done, and does it once approved. Refused, with both versions
 * shown, where somebody recorded something meanwhile.
 * @param prepare makes the act of the opened submission; null: it was done before.
 * @throws CommandError.
 */
export async function approve(
  store: FeedbackStore,
  operands: readonly string[],
  { identity, seen, confirm }: Approval,
  context: OfficeContext,
  prepare: (opened: OpenedSubmission) => Promise<OfficeAct | null>,
): Promise<void> {
  const { terminal } = context;
  const one = await findOne(store, operands);
  const unsealer = createUnsealer(await neededKeys(store, context, identity));
  const opened = await openSubmission(store, one, unsealer);
  const act = await prepare(opened);
  if (act === null) return terminal.print('这件事以前已经办好，没有再办一次。\n');
  if (seen !== undefined && seen !== opened.entries.length)
    throw new CommandError(changedText(opened.entries.slice(0, seen), opened.entries));
  await terminal.print(`${submissionText(opened)}\n${act.text}\n`);
  if (!confirm) await askApproval(terminal, '--confirm');
  const result = await act.carryOut(opened.entries.at(-1)?.id ?? '');
  if (result === 'gone') throw new CommandError('没有办：这一件刚刚被撤回或者删除。');
  if (result === 'changed') {
    const now = await openSubmission(store, one, unsealer);
    throw new CommandError(changedText(opened.entries, now.entries));
  }
  await terminal.print(
    result === 'already' ? '这件事以前已经办好，没有再办一次。\n' : '已经办好。写信人凭回执号可以看到。\n',
  );
}

function submissionText(opened: OpenedSubmission): string {
  const { submission, entries } = opened;
  const message = submission ? escapeInvisibleCharacters(submission.message) : UNREADABLE;
  const history = entries.length > 0 ? `后来：\n${historyText(entries)}` : '';
  return `${fieldsText(opened)}${FIELD_LABELS.message}：\n\n${message}\n${history}`;
}

function changedText(seen: OpenedSubmission['entries'], now: OpenedSubmission['entries']): string {
  const version = (entries: OpenedSubmission['entries']) =>
    entries.length === 0 ? '\n   （没有）\n' : historyText(entries);
  return [
    '没有办：这一件在这期间有了变动。',
    `看到的是版本 ${seen.length}：${version(seen)}`,
    `现在是版本 ${now.length}：${version(now)}`,
    '请看过新的内容，再决定怎样办。',
  ].join('\n');
}
