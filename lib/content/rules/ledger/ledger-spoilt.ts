import { columnIndex } from '#lib/content/ledger/columns';
import { cellProblem, cellsOfLedgers, type LedgerCell } from '#lib/content/ledger/read-ledger';
import type { Rule, RuleProblem } from '#lib/content/rule';

/** Hash signs, which a spreadsheet saves in place of a value that its column was too narrow to show. */
const TOO_NARROW = /^#{2,}$/;

/** The values of formulas that could not be computed (ECMA-376-1, 18.17.3). */
const FAULT = /^#(?:REF!|VALUE!|DIV\/0!|NAME\?|N\/A|NULL!|NUM!|SPILL!|CALC!)$/i;

/** A long number as spreadsheets shorten it: 1.23E+17. */
const SHORTENED = /^\d(?:\.\d+)?E\+\d{2,3}$/i;

/** Days into which spreadsheets turn a row number such as 1-2, in the ways that they show them. */
const DAY_FOR_NUMBER = /^(?:\d{1,2}月\d{1,2}日|\d{1,2}-[A-Z][a-z]{2}|[A-Z][a-z]{2}-\d{2})$/;

/** Finds cells of a ledger in which a spreadsheet has saved something else than what was typed: it is lost in the CSV. */
export const ledgerSpoilt: Rule = {
  name: 'ledger-spoilt',
  *check(source) {
    for (const cell of cellsOfLedgers(source)) {
      const spoilt = spoiltIn(cell);
      if (spoilt) yield { found: cell.text, ...spoilt };
    }
  },
};

function spoiltIn(cell: LedgerCell): RuleProblem | null {
  const { ledger, column, text } = cell;
  if (TOO_NARROW.test(text))
    return {
      ...cellProblem(cell, '表格的列太窄，存下来的只有井号'),
      expected: '在表格软件里把这一列拉宽，看得到内容，再另存',
    };
  if (FAULT.test(text))
    return {
      ...cellProblem(cell, '表格的公式没有算出来，存下来的是错误的值'),
      expected: '在表格里改正公式，或者直接写上内容，再另存',
    };
  if (SHORTENED.test(text))
    return {
      ...cellProblem(cell, '表格把长的数缩短了，后面的数字已经丢失'),
      severity: 'warning',
      expected: '把单元格的格式改成文本，重新写一遍，再另存',
    };
  if (DAY_FOR_NUMBER.test(text) && column === columnIndex(ledger.head.cells, 'number'))
    return {
      ...cellProblem(cell, '表格把序号当成了日期'),
      severity: 'warning',
      expected: '先把这一列的格式改成文本，再写序号，例如 1-2，再另存',
    };
  return null;
}
