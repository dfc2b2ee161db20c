import { normalizeDigits } from '#lib/content/language/half-width';
import { impossibleDays } from '#lib/content/language/impossible-days';
import { columnIndex } from '#lib/content/ledger/columns';
import { cellProblem, type LedgerCell, ledgersOf } from '#lib/content/ledger/read-ledger';
import { dayOfSerial, impossibleInLimit } from '#lib/content/ledger/time-limit';
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
    for (const ledger of ledgersOf(source).read) {
      const { head, rows } = ledger;
      const limit = columnIndex(head.cells, 'limit');
      const number = columnIndex(head.cells, 'number');
      const ofDays = head.cells.map((name, column) => column === limit || OF_DAYS.test(name));
      for (const row of rows)
        for (const [column, text] of row.cells.entries()) {
          if (column === number || text === '') continue;
          const cell = { ledger, row, column, text };
          if (ofDays[column]) yield* serialIn(cell);
          for (const raw of ofDays[column] ? impossibleInLimit(text) : impossibleIn(text))
            yield {
              ...cellProblem(cell, '没有这个日期'),
              severity: 'warning',
              found: raw,
              expected: '实际存在的日期；原文就是这样的，可以保留',
            };
        }
    }
  },
};

function* serialIn(cell: LedgerCell) {
  const serial = dayOfSerial(cell.text);
  if (serial === null) return;
  yield {
    ...cellProblem(cell, '日期存成了一个数'),
    found: cell.text,
    expected: `把单元格的格式改成日期再另存；这个数在表格软件里是${chineseDay(serial)}`,
  };
}

function impossibleIn(text: string): string[] {
  return impossibleDays(normalizeDigits(text)).map(({ index, length }) => text.slice(index, index + length));
}
