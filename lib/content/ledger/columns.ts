import type { LEDGER_COLUMN_KINDS } from '#lib/model/ledger/ledger';

/**
 * The columns of a ledger (整改台账) that the site knows, each with the names that public bodies give it. Where several are
 * there, the name that stands first is the column, and the others are kept as further ones. Every ledger has a column of
 * problems and one of states: a name that is added at the end of these two changes no ledger that is published already.
 */
export const LEDGER_COLUMNS = {
  number: ['序号', '编号'],
  problem: [
    '问题',
    '存在问题',
    '存在的问题',
    '反馈问题',
    '反馈的问题',
    '具体问题',
    '问题描述',
    '问题内容',
    '问题清单',
    '主要问题',
    '存在的主要问题',
    '存在主要问题',
    '发现问题',
    '发现的问题',
    '检查发现问题',
    '检查发现的问题',
    '审计发现问题',
    '审计发现的问题',
    '巡视反馈问题',
    '巡察反馈问题',
    '问题表现',
    '具体表现',
    '问题事项',
  ],
  measure: ['整改措施', '具体措施', '整改举措', '措施'],
  unit: ['责任单位', '整改责任单位', '责任部门', '责任科室', '牵头单位', '牵头部门'],
  person: ['责任人', '整改责任人', '具体责任人', '责任领导'],
  limit: ['整改时限', '整改期限', '完成时限', '完成期限', '完成时间', '时限'],
  progress: ['整改进展', '整改进展情况', '进展情况', '整改情况', '整改落实情况', '落实情况', '整改成效'],
  state: [
    '完成状态',
    '整改状态',
    '状态',
    '完成情况',
    '整改完成情况',
    '当前状态',
    '目前状态',
    '办理状态',
    '销号情况',
  ],
} as const satisfies Record<(typeof LEDGER_COLUMN_KINDS)[number], readonly [string, ...string[]]>;

/** So many other names of a column are told. */
const MOST_TOLD = 8;

/** The usual names of a column besides its first, a few of them, in words for staff. */
export function otherNames(column: KnownColumn): string {
  const [, ...others] = LEDGER_COLUMNS[column];
  const told = others.slice(0, MOST_TOLD).map((name) => `“${name}”`);
  return told.join('') + (others.length > told.length ? '等' : '');
}

/** A column of a ledger that the site knows. */
export type KnownColumn = keyof typeof LEDGER_COLUMNS;

/** Longer texts name no column; looking for brackets in one costs the square of its length. */
const LONGEST_NAME = 40;

/** Returns the index of a column in the head of a ledger; null if the head does not name it. Blanks and （…） do not count. */
export function columnIndex(head: readonly string[], column: KnownColumn): number | null {
  const names = head.map((name) =>
    name.length > LONGEST_NAME ? '' : name.replace(/\s+/g, '').replace(/(?:（.*）|\(.*\))$/, ''),
  );
  const index = LEDGER_COLUMNS[column].map((name) => names.indexOf(name)).find((found) => found !== -1);
  return index ?? null;
}
