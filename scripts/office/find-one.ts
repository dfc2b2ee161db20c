import { parseReceipt } from '#lib/feedback/crypto/receipt';
import { createReceiptSecrets, hashReceipt } from '#lib/feedback/crypto/receipt-hash';
import { destroyedInWords } from '#lib/feedback/lookup/states';
import type { FeedbackStore, ListedSubmission } from '#lib/feedback/store/store';
import { escapeInvisibleCharacters } from '#lib/model/text/control-characters';
import { CommandError } from '../run';

/** Most ids that are listed where a prefix is ambiguous. */
const LISTED = 10;

const FORMS = '回执号是 25 位数字，以前的是 20 位字母和数字，最后一位由前面各位算出，用来发现抄错';

/**
 * Finds the submission that somebody names by the beginning of its id, or by its receipt.
 * @throws CommandError when there is none, or more than one, or it was destroyed.
 */
export async function findOne(
  store: Pick<FeedbackStore, 'list' | 'listDestroyed' | 'idOf' | 'receiptSalt'>,
  operands: readonly string[],
): Promise<ListedSubmission> {
  // An id copied from the exported table may begin with the apostrophe that marks it as text.
  const written = operands.join(' ').trim().replace(/^'/, '').toLowerCase();
  const beginning = (await idByReceipt(store, written)) ?? written;
  const listed = await store.list();
  const found = listed.filter(({ id }) => id.startsWith(beginning));
  const [one] = found;
  if (one && found.length === 1) return one;
  const shown = escapeInvisibleCharacters(beginning, '');
  if (!one) {
    const destroyed = (await store.listDestroyed()).filter(({ id }) => id.startsWith(beginning));
    const [last] = destroyed;
    if (last && destroyed.length === 1)
      throw new CommandError(`${last.id} 这一件${destroyedInWords(last)}。`);
    throw new CommandError(`没有编号以 ${shown} 开头的反馈。用 npm run office -- list 查看编号。`);
  }
  const ids = found.slice(0, LISTED).map(({ id }) => `  ${id}`);
  const more = found.length > LISTED ? ['  ……'] : [];
  throw new CommandError(
    [`有 ${found.length} 件反馈的编号以 ${shown} 开头，请多写几位：`, ...ids, ...more].join('\n'),
  );
}

/**
 * The id of the submission whose receipt somebody wrote; null when it is no receipt.
 * @throws CommandError when it is one with a slip in it, or one that nothing is stored under.
 */
async function idByReceipt(
  store: Pick<FeedbackStore, 'idOf' | 'receiptSalt'>,
  written: string,
): Promise<string | null> {
  const parsed = parseReceipt(written);
  if (parsed.state === 'none') return null;
  if (parsed.state === 'mistyped')
    throw new CommandError(`回执号 ${escapeInvisibleCharacters(written, '')} 抄错了，请逐位核对：${FORMS}。`);
  const id = await store.idOf(await hashReceipt(parsed.receipt, createReceiptSecrets(store)));
  if (id === null) throw new CommandError(`没有回执号是 ${parsed.receipt.text} 的反馈。`);
  return id;
}
