import { parseReceipt } from '#lib/feedback/crypto/receipt';
import { createReceiptSecrets, hashReceipt } from '#lib/feedback/crypto/receipt-hash';
import { openSubmission, stateInWords, UNREADABLE } from '#lib/feedback/export/opened';
import { FIELD_LABELS, kindLabel, LEFT_EMPTY } from '#lib/feedback/form/fields';
import type { Submission } from '#lib/feedback/form/submission';
import type { FeedbackStore, ListedSubmission } from '#lib/feedback/store/store';
import { escapeInvisibleCharacters } from '#lib/model/text/control-characters';
import { hasVisibleCharacters } from '#lib/model/text/visible-characters';
import { CommandError } from '../run';
import type { RequestOf } from './arguments';
import { neededKeys } from './key-at-hand';
import { withStoreThere } from './office-store';
import type { OfficeContext } from './terminal';

/** Most ids that are listed where a prefix is ambiguous. */
const LISTED = 10;

const FORMS = '回执号是 25 位数字，以前的是 20 位字母和数字，最后一位由前面各位算出，用来发现抄错';

/** `show`: prints one whole submission, found by its id or by its receipt. */
export function showOne(
  { operands, identity }: RequestOf<'show'>,
  { config, terminal }: OfficeContext,
): Promise<void> {
  return withStoreThere(config, async (store) => {
    // An id copied from the exported table may begin with the apostrophe that marks it as text.
    const beginning = operands.join(' ').trim().replace(/^'/, '').toLowerCase();
    const one = theOne(await store.list(), (await idByReceipt(store, beginning)) ?? beginning);
    const { submission } = await openSubmission(
      store,
      one,
      await neededKeys(store, { config, terminal }, identity),
    );
    const clear = [
      ['编号', one.id],
      ['收到日期', one.received],
      ['通报', one.notice],
      ['状态', stateInWords(one.entries)],
    ];
    const fields = [...clear, ...(submission ? chosen(submission) : [])];
    await terminal.print(
      fields.map(([label, value = '']) => `${label}：${escapeInvisibleCharacters(value, '')}\n`).join(''),
    );
    if (!submission) throw new CommandError(`这一件${UNREADABLE}：私钥不对，或者数据已经损坏。`);
    // Last, and by itself: nothing in it can pass for another field.
    await terminal.print(`${FIELD_LABELS.message}：\n\n${escapeInvisibleCharacters(submission.message)}\n`);
  });
}

/**
 * The id of the submission whose receipt somebody wrote; null when it is no receipt.
 * @throws CommandError when it is one with a slip in it, or one that nothing is stored under.
 */
async function idByReceipt(store: FeedbackStore, written: string): Promise<string | null> {
  const parsed = parseReceipt(written);
  if (parsed.state === 'none') return null;
  if (parsed.state === 'mistyped')
    throw new CommandError(`回执号 ${escapeInvisibleCharacters(written, '')} 抄错了，请逐位核对：${FORMS}。`);
  const id = await store.idOf(await hashReceipt(parsed.receipt, createReceiptSecrets(store)));
  if (id === null) throw new CommandError(`没有回执号是 ${parsed.receipt.text} 的反馈。`);
  return id;
}

function theOne(listed: readonly ListedSubmission[], beginning: string): ListedSubmission {
  const found = listed.filter(({ id }) => id.startsWith(beginning));
  const [one] = found;
  const shown = escapeInvisibleCharacters(beginning, '');
  if (!one) throw new CommandError(`没有编号以 ${shown} 开头的反馈。用 npm run office -- list 查看编号。`);
  if (found.length === 1) return one;
  const ids = found.slice(0, LISTED).map(({ id }) => `  ${id}`);
  const more = found.length > LISTED ? ['  ……'] : [];
  throw new CommandError(
    [`有 ${found.length} 件反馈的编号以 ${shown} 开头，请多写几位：`, ...ids, ...more].join('\n'),
  );
}

function chosen({ kind, item, name, contact }: Submission): string[][] {
  return [
    [FIELD_LABELS.kind, kindLabel(kind) ?? kind],
    [FIELD_LABELS.item, item ? `${item.heading}（#${item.anchor}）` : LEFT_EMPTY.item],
    [FIELD_LABELS.name, hasVisibleCharacters(name) ? name : LEFT_EMPTY.name],
    [FIELD_LABELS.contact, hasVisibleCharacters(contact) ? contact : LEFT_EMPTY.contact],
  ];
}
