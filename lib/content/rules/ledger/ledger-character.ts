import { joinDistinct } from '#lib/content/language/passages';
import { plainCell } from '#lib/content/ledger/compose-ledger';
import { cellProblem, cellsWithHeads } from '#lib/content/ledger/read-ledger';
import type { Rule } from '#lib/content/rule';
import { codePointName } from '#lib/model/text/control-characters';
import { findLookAlikes } from '#lib/model/text/unified-ideographs';

/** Warns of cells of a ledger that are published otherwise than written: invisible characters, look-alikes of Chinese ones. */
export const ledgerCharacter: Rule = {
  name: 'ledger-character',
  *check(source) {
    for (const cell of cellsWithHeads(source)) {
      const written = cell.text.replace(/\r\n?/g, '\n');
      const plain = plainCell(cell.text);
      if (plain === written) continue;
      const alike = findLookAlikes(written).map(
        ({ character, unified }) => `${unified}（现在是 ${codePointName(character)}）`,
      );
      yield {
        ...cellProblem(cell, '有看不见的字符，或者样子相同、编码不同的字，公布时已经改了'),
        severity: 'warning',
        found: written,
        expected: plain + (alike.length === 0 ? '' : `。通用的字：${joinDistinct(alike)}`),
      };
    }
  },
};
