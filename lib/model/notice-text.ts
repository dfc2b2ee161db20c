import { ATTACHMENTS_HEADING, attachmentName } from '#lib/model/attachments/attachment';
import { chineseDay } from '#lib/model/date';
import { ledgerBlocks } from '#lib/model/ledger/ledger';
import { taskText } from '#lib/model/ledger/task';
import type { Item, Notice, Part } from '#lib/model/notice';

/** The fields that make up a notice's own text. */
type Texts = Pick<
  Notice,
  | 'title'
  | 'documentNumber'
  | 'subject'
  | 'subjectLabel'
  | 'addressee'
  | 'opening'
  | 'parts'
  | 'contact'
  | 'attachments'
  | 'ledger'
  | 'signature'
>;

/**
 * Renders a notice's own text as plain text, for `/notices/<slug>.txt`: LF, an empty line between blocks, one final
 * newline. Numbers are part of it, and a run-in title is part of its paragraph; attachments stand in it by name, and the
 * rows of a ledger where the page has it. It does not contain the phase, so it changes only when the notice does.
 */
export function noticeText(notice: Texts): string {
  const blocks = [
    notice.title,
    notice.documentNumber,
    subjectLine(notice),
    notice.addressee,
    notice.opening?.text,
    ...notice.parts.flatMap((part) => [...partBlocks(part), ...ledgerOf(notice, part.anchor)]),
    ...ledgerOf(notice, null),
    notice.contact?.body.text,
    notice.attachments.length > 0 ? ATTACHMENTS_HEADING : undefined,
    notice.attachments.map(attachmentName).join('\n'),
    ...(notice.signature?.names ?? []),
    notice.signature && chineseDay(notice.signature.date),
  ];
  return `${blocks.filter(Boolean).join('\n\n')}\n`;
}

function ledgerOf({ ledger }: Texts, part: string | null): string[] {
  return ledger?.part === part ? ledgerBlocks(ledger) : [];
}

/** The label before whom a notice is about, as its document has it. */
export function subjectLabelOf({ subjectLabel = '审计对象' }: Pick<Texts, 'subjectLabel'>): string {
  return subjectLabel;
}

/** The line below a notice's title that names whom an audit or inspection was about; undefined where it names nobody. */
export function subjectLine(notice: Pick<Texts, 'subject' | 'subjectLabel'>): string | undefined {
  return notice.subject && `${subjectLabelOf(notice)}：${notice.subject}`;
}

function partBlocks(part: Part): (string | undefined)[] {
  const heading = part.heading === null ? undefined : part.number + part.heading;
  return [heading, part.intro?.text, ...part.items.flatMap(itemBlocks)];
}

/** An item's blocks in the order of the page: its task below its heading, or below the text that begins with it. */
export function itemBlocks(item: Item): string[] {
  const { number, title, runIn, body } = item;
  const task = taskText(item);
  return title === null || runIn
    ? [number + (title ?? '') + body.text, task]
    : [number + title, task, body.text];
}

/** Returns the mark of a footnote's citation in a text. It contains 注, for screen readers and for copied text. */
export function footnoteMark(number: number): string {
  return `[注${number}]`;
}

/** Matches the marks of footnotes in plain text. */
export const FOOTNOTE_MARKS = /\[注\d+\]/g;
