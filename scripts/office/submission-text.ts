import { type SealedWords, textOfWords } from '#lib/feedback/crypto/sealed-words';
import {
  type OpenedEntry,
  type OpenedSubmission,
  stateInWords,
  UNREADABLE,
} from '#lib/feedback/export/opened';
import { CHANNELS, CONSENTS } from '#lib/feedback/form/entered';
import { FIELD_LABELS, kindLabel, LEFT_EMPTY } from '#lib/feedback/form/fields';
import type { Submission } from '#lib/feedback/form/submission';
import { STATE_LABELS } from '#lib/feedback/lookup/states';
import { labelFor, RATINGS } from '#lib/model/submission-kinds';
import { escapeInvisibleCharacters } from '#lib/model/text/control-characters';
import { hasVisibleCharacters } from '#lib/model/text/visible-characters';

/** What a submission's plain and chosen fields say, a line each, safe to print in a terminal. */
export function fieldsText({ id, received, notice, entries, submission }: OpenedSubmission): string {
  const clear = [
    ['编号', id],
    ['收到日期', received],
    ['通报', notice],
    ['状态', stateInWords(entries)],
    ['版本', String(entries.length)],
  ];
  return [...clear, ...(submission ? chosen(submission) : [])]
    .map(([label, value = '']) => `${label}：${escapeInvisibleCharacters(value, '')}\n`)
    .join('');
}

/** What came after a submission was received, an entry after another, safe to print in a terminal; empty for nothing. */
export function historyText(entries: readonly OpenedEntry[]): string {
  return entries.map((entry, index) => `\n${index + 1}. ${entryText(entry)}`).join('');
}

function entryText({ day, kind, state, words }: OpenedEntry): string {
  const what = state === null ? ADDED_LABELS[kind] : STATE_LABELS[state];
  const head = `${day}  ${what}${words?.kind === 'rating' ? `：${labelFor(RATINGS, words.rating)}` : ''}`;
  return `${head}\n${textIn(words, kind)}`;
}

/** What an entry that gives no state is called. */
const ADDED_LABELS: Readonly<Record<OpenedEntry['kind'], string>> = {
  state: '状态',
  answer: '答复',
  addition: '补充',
  rating: '评价',
  internal: '内部记录',
  entered: '由办公室登记',
};

function textIn(words: SealedWords | null, kind: OpenedEntry['kind']): string {
  // A state may have no reason, and of a rating that was changed later nothing is left.
  if (words === null) return kind === 'state' || kind === 'rating' ? '' : `   ${UNREADABLE}\n`;
  const text = words.kind === 'internal' ? internalText(words) : words.text;
  if (text === '') return '';
  return `${escapeInvisibleCharacters(text).replace(/^/gm, '   ')}\n`;
}

/** What an internal entry says, a line for each thing that it changes. */
function internalText(words: Extract<SealedWords, { kind: 'internal' }>): string {
  const { labels, assignee, entered, into } = words;
  return [
    ...(entered
      ? [`反映方式：${labelFor(CHANNELS, entered.channel)}`, labelFor(CONSENTS, entered.consent)]
      : []),
    ...(into === undefined ? [] : [into === null ? '撤销合并' : `合并到：${into}`]),
    ...(assignee === undefined ? [] : [`经办人：${assignee ?? '无'}`]),
    ...(labels === undefined ? [] : [`标签：${labels.join('、') || '无'}`]),
    ...(textOfWords(words) ? [`备注：${textOfWords(words)}`] : []),
  ].join('\n');
}

function chosen({ kind, item, name, contact }: Submission): string[][] {
  return [
    [FIELD_LABELS.kind, kindLabel(kind) ?? kind],
    [FIELD_LABELS.item, item ? `${item.heading}（#${item.anchor}）` : LEFT_EMPTY.item],
    [FIELD_LABELS.name, hasVisibleCharacters(name) ? name : LEFT_EMPTY.name],
    [FIELD_LABELS.contact, hasVisibleCharacters(contact) ? contact : LEFT_EMPTY.contact],
  ];
}
