import * as z from 'zod';
import type { DeepReadonly } from '#lib/model/deep-readonly';
import { truncate } from '#lib/model/truncate';

/** The states that a row of a ledger may have, as official documents name them, from done to not done. */
export const LEDGER_STATES = ['已完成', '基本完成', '持续推进', '长期坚持', '未完成'] as const;

/** The columns of a ledger (整改台账) that the site knows; any other is a further one. */
export const LEDGER_COLUMN_KINDS = [
  'number',
  'problem',
  'measure',
  'unit',
  'person',
  'limit',
  'progress',
  'state',
] as const;

const cell = z.string();

/** Schema of a validated ledger. Published in `/schema/notice-1.json`. */
export const ledgerSchema = z.object({
  /** The part to which it belongs; null for one that stands by itself after the parts. */
  part: z.string().nullable().describe('台账所属部分的锚点；自成一部分的为 null'),
  columns: z
    .array(
      z.object({
        kind: z
          .enum([...LEDGER_COLUMN_KINDS, 'further'])
          .describe(
            '列的含义：number 序号，problem 问题，measure 整改措施，unit 责任单位，person 责任人，limit 整改时限，progress 整改进展，state 完成状态，further 其他',
          ),
        name: z.string().describe('列的名称，与台账的写法一致'),
      }),
    )
    .describe('各列，按先后次序'),
  rows: z
    .array(
      z.object({
        anchor: z.string().describe('在网页上的锚点'),
        state: z.enum(LEDGER_STATES).describe('完成状态'),
        cells: z.array(cell).describe('各格的文字，与各列对应；一格里有几段的，用换行隔开'),
      }),
    )
    .describe('各行，按先后次序'),
});

export type Ledger = DeepReadonly<z.output<typeof ledgerSchema>>;
export type LedgerColumn = Ledger['columns'][number];
export type LedgerColumnKind = LedgerColumn['kind'];
export type LedgerRow = Ledger['rows'][number];
export type LedgerState = LedgerRow['state'];

/** What readers call a ledger. */
export const LEDGER_NAME = '整改台账';

/** How much of a problem stands for its row in a form, in characters. */
const EXCERPT = 40;

/** How much of what stands in place of a row's number is part of its name, in characters. */
const NUMBER_EXCERPT = 12;

/** Returns the text of a row's cell in the first column of a kind; empty where there is none. */
export function ledgerCell(
  { columns }: Pick<Ledger, 'columns'>,
  { cells }: Pick<LedgerRow, 'cells'>,
  kind: LedgerColumnKind,
): string {
  return cells[columns.findIndex((column) => column.kind === kind)] ?? '';
}

/**
 * A row's short name, which no other row of its ledger has: `台账第7项`. Where the cell of its number says another than its
 * anchor, as merged cells give one number to several rows, its place and that number: `台账第7行（序号3）`.
 */
export function rowName(
  { columns }: Pick<Ledger, 'columns'>,
  { anchor, cells }: Pick<LedgerRow, 'anchor' | 'cells'>,
): string {
  const own = anchor.replace(/^.*-/, '');
  const shown = ledgerCell({ columns }, { cells }, 'number');
  if (shown === own || !columns.some(({ kind }) => kind === 'number')) return `台账第${own}项`;
  return `台账第${own}行${shown === '' ? '' : `（序号${truncate(shown, NUMBER_EXCERPT)}）`}`;
}

/** How a form names a row: its short name, and how its problem begins. */
export function rowHeading(ledger: Ledger, row: LedgerRow): string {
  return `${rowName(ledger, row)}：${truncate(ledgerCell(ledger, row, 'problem'), EXCERPT)}`;
}

/** From done to not done. 长期坚持 is no step of it: such work has no end, and can only be given up. */
const STEPS: readonly LedgerState[] = ['已完成', '基本完成', '持续推进', '未完成'];

/** Whether a change of state goes back: from a state to one that is further from done. */
export function isSetBack(from: LedgerState, to: LedgerState): boolean {
  if (from === '长期坚持') return to === '未完成';
  return STEPS.includes(from) && STEPS.indexOf(from) < STEPS.indexOf(to);
}

/** How many rows of a ledger, or items, went back from one state to another. */
export const setBackSchema = z.object({
  from: z.enum(LEDGER_STATES).describe('原来的完成状态'),
  to: z.enum(LEDGER_STATES).describe('退回以后的完成状态'),
  count: z.number().describe('项数'),
});

export type SetBack = DeepReadonly<z.output<typeof setBackSchema>>;

/** Says what went back, to be put behind how many rows have changed: `，其中1项由“已完成”退回“未完成”`; empty for nothing. */
export function wordsOfSetBack(setBack: readonly SetBack[] = []): string {
  const words = setBack.map(({ from, to, count }) => `${count}项由“${from}”退回“${to}”`);
  return words.length === 0 ? '' : `，其中${words.join('，')}`;
}

/** Counts the rows, or the items of a notice, of each state that some have, from done to not done. */
export function stateTotals(
  rows: readonly { readonly state: LedgerState | null }[],
): { state: LedgerState; count: number }[] {
  return LEDGER_STATES.map((state) => ({
    state,
    count: rows.filter((row) => row.state === state).length,
  })).filter(({ count }) => count > 0);
}

/** A ledger's totals in one line: `共60项：已完成40项，持续推进20项`. */
export function totalsInWords({ rows }: Pick<Ledger, 'rows'>): string {
  return wordsOfTotals(stateTotals(rows));
}

/** Counted states in one line, as `totalsInWords` says them. */
export function wordsOfTotals(
  totals: readonly { readonly state: LedgerState; readonly count: number }[],
): string {
  const states = totals.map(({ state, count }) => `${state}${count}项`);
  const all = totals.reduce((sum, { count }) => sum + count, 0);
  return `共${all}项${states.length === 0 ? '' : `：${states.join('，')}`}`;
}

/**
 * Renders a ledger as plain text, one block for its totals and one for each row: a line for each cell with text, after its
 * column's name.
 */
export function ledgerBlocks(ledger: Ledger): string[] {
  return [`${LEDGER_NAME}（${totalsInWords(ledger)}）`, ...ledger.rows.map((row) => rowText(ledger, row))];
}

/** Renders a row of a ledger as plain text: a line for each cell with text, after its column's name. */
export function rowText({ columns }: Pick<Ledger, 'columns'>, { cells }: Pick<LedgerRow, 'cells'>): string {
  return columns.flatMap(({ name }, index) => (cells[index] ? [`${name}：${cells[index]}`] : [])).join('\n');
}
