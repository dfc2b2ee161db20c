import { cellProblem, cellsOfColumn } from '#lib/content/ledger/read-ledger';
import { datesOfLimit, dayOfSerial } from '#lib/content/ledger/time-limit';
import type { Rule } from '#lib/content/rule';
import { chineseDay } from '#lib/model/date';

/** Finds time limits of a ledger that are days which do not exist, or the bare numbers that a spreadsheet saves for days. */
export const ledgerDate: Rule = {
  name: 'ledger-date',
  *check(source) {
    for (const cell of cellsOfColumn(source, 'limit')) {
      const serial = dayOfSerial(cell.text);
      if (serial !== null)
        yield {
          ...cellProblem(cell, '日期存成了一个数'),
          found: cell.text,
          expected: `把单元格的格式改成日期再另存；这个数在表格软件里是${chineseDay(serial)}`,
        };
      for (const { raw, day } of datesOfLimit(cell.text)) {
        if (day !== null) continue;
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
