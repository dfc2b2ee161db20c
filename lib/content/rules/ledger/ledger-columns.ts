import { columnIndex, LEDGER_COLUMNS, otherNames } from '#lib/content/ledger/columns';
import { cellProblem, type LedgerSource, ledgerProblem, ledgersOf } from '#lib/content/ledger/read-ledger';
import type { Rule, RuleProblem } from '#lib/content/rule';

/** Every ledger has these. */
const REQUIRED = ['problem', 'state'] as const;

/** What stands between the columns of files that were not saved with commas, and its name. */
const OTHER_SEPARATORS = [
  [';', '分号'],
  ['；', '分号'],
  ['，', '中文逗号'],
  ['、', '顿号'],
  ['\t', '制表符（Tab）'],
] as const;

/** Finds ledgers whose head is not the first row, lacks a column, names one twice, or leaves one with text unnamed. */
export const ledgerColumns: Rule = {
  name: 'ledger-columns',
  *check(source) {
    for (const ledger of ledgersOf(source).read) {
      const separated = otherwiseSeparated(ledger);
      if (separated) yield separated;
      else yield* missingIn(ledger);
      yield* headCellsOf(ledger);
    }
  },
};

/** The problem of a head that names the column of the problems as soon as it is split at another character than commas. */
function otherwiseSeparated({ file, head }: LedgerSource): RuleProblem | null {
  const [first = ''] = head.cells;
  const found = OTHER_SEPARATORS.find(
    ([separator]) =>
      columnIndex(head.cells, 'problem') === null && columnIndex(first.split(separator), 'problem') !== null,
  );
  if (!found) return null;
  return {
    ...ledgerProblem({ file, line: head.row, column: 1 }, `各列不是用英文逗号隔开的，是用${found[1]}`),
    found: first,
    expected:
      '各列用英文逗号隔开。用表格软件打开，能分成各列的，另存为“CSV UTF-8（逗号分隔）”；不能的，在记事本里把隔开各列的换成英文逗号，格里的文字照旧',
  };
}

function* missingIn({ file, head }: LedgerSource): Iterable<RuleProblem> {
  for (const column of REQUIRED) {
    if (columnIndex(head.cells, column) !== null) continue;
    const [name] = LEDGER_COLUMNS[column];
    yield {
      ...ledgerProblem({ file, line: head.row, column: 1 }, `表头里没有“${name}”这一列`),
      found: head.cells.join(','),
      expected: `表头写明“${name}”，也可以写${otherNames(column)}；各列用英文逗号隔开`,
    };
  }
  if (head.row > 1)
    yield {
      ...ledgerProblem({ file, line: 1, column: 1 }, `表头在第${head.row}行，上面的内容不属于台账`),
      expected: '第一行就是表头：删去上面的标题和空行',
    };
}

function* headCellsOf(ledger: LedgerSource): Iterable<RuleProblem> {
  const { head, rows } = ledger;
  for (const [column, name] of head.cells.entries()) {
    const cell = { ledger, row: head, column, text: name };
    if (name !== '' && head.cells.indexOf(name) < column)
      yield { ...cellProblem(cell, '两列的名称相同'), expected: '每一列的名称都不同' };
  }
  for (const row of rows) {
    const column = row.cells.findIndex((text, index) => text !== '' && !head.cells[index]);
    if (column === -1) continue;
    const place = { file: ledger.file, line: row.row, column: column + 1 };
    yield {
      ...ledgerProblem(place, `第${row.row}行第${column + 1}列有字，表头里这一列没有名称`),
      found: row.cells[column],
      expected: '在表头写上这一列的名称，或者删去这一格；格里的英文逗号要放在一对双引号里',
    };
  }
}
