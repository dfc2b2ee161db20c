import { impossibleDays } from '#lib/content/language/impossible-days';
import { columnIndex } from '#lib/content/ledger/columns';
import {
  cellProblem,
  cellsOfLedgers,
  type LedgerCell,
  type LedgerSource,
} from '#lib/content/ledger/read-ledger';
import { dayOfSerial, impossibleInLimit } from '#lib/content/ledger/time-limit';
import { memoizedByObject } from '#lib/content/memoize';
import type { Rule } from '#lib/content/rule';
import { chineseDay } from '#lib/model/date';

/** Further columns that hold days, by how their names end: 销号时间, 实际完成日期. */
const OF_DAYS = /(?:日期|时间|时限|期限)(?:（.*）|\(.*\))?$/;

/**
 * Finds days in the cells of a ledger that do not exist and, in columns of days, the bare numbers that a spreadsheet saves
 * for them.
 */
export const ledgerDate: Rule = {
  name: 'ledger-date',
  *check(source) {
    for (const cell of cellsOfLedgers(source)) {
      const kind = kindsOfColumns(cell.ledger)[cell.column];
      if (kind === 'numbers') continue;
      if (kind === 'days') yield* serialIn(cell);
      for (const { raw } of kind === 'days' ? impossibleInLimit(cell.text) : impossibleDays(cell.text))
        yield {
          ...cellProblem(cell, '没有这个日期'),
          severity: 'warning',
          found: raw,
          expected: '实际存在的日期；原文就是这样的，可以保留',
        };
    }
  },
};

/** Which columns of a ledger hold days, and which the rows' numbers. */
const kindsOfColumns = memoizedByObject(({ head: { cells } }: LedgerSource) => {
  const limit = columnIndex(cells, 'limit');
  const number = columnIndex(cells, 'number');
  return cells.map((name, column) => {
    if (column === number) return 'numbers';
    return column === limit || OF_DAYS.test(name) ? 'days' : 'words';
  });
});

function* serialIn(cell: LedgerCell) {
  const serial = dayOfSerial(cell.text);
  if (serial === null) return;
  yield {
    ...cellProblem(cell, '日期存成了一个数'),
    found: cell.text,
    expected: `把单元格的格式改成日期再另存；这个数在表格软件里是${chineseDay(serial)}`,
  };
}
