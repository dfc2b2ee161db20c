import { isDeepStrictEqual } from 'node:util';
import { diffArrays } from 'diff';
import { attachmentName } from '#lib/model/attachments/attachment';
import { issuersOf } from '#lib/model/issuers';
import { windowInWords } from '#lib/model/window';
import { progressBetween } from '#lib/versions/changes/progress';
import type { OutcomeEdition } from '#lib/versions/outcome-record';
import type { RecordedFacts } from '#lib/versions/version';

/** What is recorded of a notice: its text, and the facts beside it. */
export interface NoticeState {
  readonly text: string;
  readonly facts: RecordedFacts;
}

/** How two states of a notice differ: which kinds of change there are, and a line diff for staff. */
export interface Difference {
  /** The words: text, title, issuers, addresses of links, pictures, attachments, or the ledger. */
  words: boolean;
  window: boolean;
  /** The words changed, in the progress of a ledger and in states alone, and nothing else did. */
  progress: boolean;
  published: boolean;
  /** In Chinese: what was (`-`) and what is (`+`). */
  lines: string[];
}

/** Context that the line diff shows before and after a change within a line, in characters. */
const CONTEXT = 12;

/** Compares the recorded state of a notice with its present one; null when they are equal. */
export function differenceOf(recorded: NoticeState, now: NoticeState): Difference | null {
  const { facts: before } = recorded;
  const { facts: after } = now;
  const text = textDifference(recorded.text, now.text, '正文');
  const facts = [
    ...changed('标题', before.title, after.title),
    ...changed('发布机构', issuersOf(before).join('；'), issuersOf(after).join('；')),
    ...changedInOrder('链接', before.links.map(linkLine), after.links.map(linkLine)),
    ...changedInOrder('图片', before.pictures.map(pictureLine), after.pictures.map(pictureLine)),
    ...changedInOrder(
      '附件',
      (before.attachments ?? []).map(attachmentFactLine),
      (after.attachments ?? []).map(attachmentFactLine),
    ),
  ];
  // Its cells are in the text; what is left are its place, its columns, and how rows are addressed.
  const ledger = text.length > 0 ? [] : ledgerDifference(before.ledger, after.ledger);
  const published = changed('发布时间', before.published, after.published);
  const window = changed('公示期', windowInWords(before.window), windowInWords(after.window));
  const lines = [...facts, ...ledger, ...published, ...window, ...text];
  if (lines.length === 0) return null;
  return {
    words: text.length + facts.length + ledger.length > 0,
    window: window.length > 0,
    published: published.length > 0,
    progress: progressBetween(recorded, now) !== null,
    lines,
  };
}

/**
 * A line diff of two texts, with line numbers; of a changed line, what changed with some context. Empty if and only if
 * the texts are equal.
 * @param what the name of the text in messages, in Chinese.
 */
export function textDifference(before: string, after: string, what: string): string[] {
  if (before === after) return [];
  const lines: string[] = [];
  const at = { before: 1, after: 1 };
  const pieces = diffArrays(before.split('\n'), after.split('\n'));
  for (const [index, { value, added, removed }] of pieces.entries()) {
    if (removed) {
      const next = pieces[index + 1];
      const pairs = next?.added ? next.value : [];
      for (const [row, line] of value.entries())
        lines.push(...lineDifference(`- ${what}`, at.before + row, line, pairs[row]));
    } else if (added) {
      const last = pieces[index - 1];
      const pairs = last?.removed ? last.value : [];
      for (const [row, line] of value.entries())
        lines.push(...lineDifference(`+ ${what}`, at.after + row, line, pairs[row]));
    }
    if (!added) at.before += value.length;
    if (!removed) at.after += value.length;
  }
  return lines.length > 0 ? lines : [`+ ${what}：分段（空行）有改动`];
}

function lineDifference(start: string, number: number, line: string, other: string | undefined): string[] {
  if (line === '') return [];
  return [`${start}第${number}行：${other ? changedPart(line, other) : line}`];
}

/** The part of `line` that differs from `other`, with some context. */
function changedPart(line: string, other: string): string {
  const own = Array.from(line);
  const others = Array.from(other);
  let start = 0;
  while (start < own.length && start < others.length && own[start] === others[start]) start += 1;
  let end = 0;
  const most = Math.min(own.length, others.length) - start;
  while (end < most && own[own.length - 1 - end] === others[others.length - 1 - end]) end += 1;
  const from = Math.max(0, start - CONTEXT);
  const to = Math.min(own.length, own.length - end + CONTEXT);
  return `${from > 0 ? '……' : ''}${own.slice(from, to).join('')}${to < own.length ? '……' : ''}`;
}

function changed(what: string, before: string, after: string): string[] {
  return before === after ? [] : [`- ${what}：${before}`, `+ ${what}：${after}`];
}

/** A diff of two lists in which order counts. */
function changedInOrder(what: string, before: string[], after: string[]): string[] {
  return diffArrays(before, after).flatMap(({ value, added, removed }) =>
    added || removed ? value.map((entry) => `${added ? '+' : '-'} ${what} ${entry}`) : [],
  );
}

function linkLine({ words, address }: RecordedFacts['links'][number]): string {
  return `“${words}”：${address}`;
}

function pictureLine({ path, sha256 }: RecordedFacts['pictures'][number]): string {
  return `${path}：${shortened(sha256)}`;
}

function attachmentFactLine({ sha256, ...named }: NonNullable<RecordedFacts['attachments']>[number]): string {
  return `${attachmentName(named)}（${named.file}）：${shortened(sha256)}`;
}

function ledgerDifference(before: RecordedFacts['ledger'], after: RecordedFacts['ledger']): string[] {
  if (isDeepStrictEqual(before, after)) return [];
  return [
    ...changed('台账所属的部分', before?.part ?? '自成一部分', after?.part ?? '自成一部分'),
    ...changedInOrder('台账的列', columnNames(before), columnNames(after)),
    ...changedInOrder('台账的行', rowLines(before), rowLines(after)),
  ];
}

function columnNames(ledger: RecordedFacts['ledger']): string[] {
  return (ledger?.columns ?? []).map(({ name }) => name);
}

function rowLines(ledger: RecordedFacts['ledger']): string[] {
  return (ledger?.rows ?? []).map(({ anchor, cells }) => `#${anchor}：${cells.join('｜')}`);
}

/** The first digits of a SHA-256: enough for people to see that two differ. */
function shortened(sha256: string): string {
  return sha256.slice(0, 16);
}

/** A diff of an outcome's pictures, by the first digits of their SHA-256. */
export function pictureDifference(
  before: OutcomeEdition['pictures'],
  after: OutcomeEdition['pictures'],
): string[] {
  const paths = [...new Set([...Object.keys(before), ...Object.keys(after)])].sort();
  return paths.flatMap((path) =>
    changed(`图片 ${path}`, shortened(before[path] ?? '没有'), shortened(after[path] ?? '没有')),
  );
}
