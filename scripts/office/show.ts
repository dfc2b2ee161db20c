import { parseReceipt } from '#lib/feedback/crypto/receipt';
import { hashReceipt } from '#lib/feedback/crypto/token';
import { openSubmission, STATE_LABELS, UNREADABLE } from '#lib/feedback/export/opened';
import { FIELD_LABELS, kindLabel, LEFT_EMPTY } from '#lib/feedback/form/fields';
import type { Submission } from '#lib/feedback/form/submission';
import type { ListedSubmission } from '#lib/feedback/store/store';
import { escapeInvisibleCharacters } from '#lib/model/text/control-characters';
import { hasVisibleCharacters } from '#lib/model/text/visible-characters';
import { CommandError } from '../run';
import type { RequestOf } from './arguments';
import { neededKeys } from './key-at-hand';
import { withStoreThere } from './office-store';
import type { OfficeContext } from './terminal';

/** Most ids that are listed where a prefix is ambiguous. */
const LISTED = 10;

/** `show`: prints one whole submission, found by its id or by its receipt. */
export function showOne(
  { operands, identity }: RequestOf<'show'>,
  { config, terminal }: OfficeContext,
): Promise<void> {
  return withStoreThere(config, async (store) => {
    // An id copied from the exported table may begin with the apostrophe that marks it as text.
    const beginning = (operands[0] ?? '').trim().replace(/^'/, '').toLowerCase();
    const receipt = parseReceipt(beginning);
    const named = receipt === null ? null : await store.idOf(hashReceipt(receipt));
    if (receipt !== null && named === null) throw new CommandError(`没有回执号是 ${receipt} 的反馈。`);
    const one = theOne(await store.list(), named ?? beginning);
    const { submission } = await openSubmission(
      store,
      one,
      await neededKeys(store, { config, terminal }, identity),
    );
    const clear = [
      ['编号', one.id],
      ['收到日期', one.received],
      ['通报', one.notice],
      ['状态', STATE_LABELS[one.state]],
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
