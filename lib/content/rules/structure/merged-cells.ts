import { type MergeFault, mergeFaults } from '#lib/content/markdown/tables/merged-cells';
import { visit } from '#lib/content/markdown/tree/visit';
import type { Rule, RuleProblem } from '#lib/content/rule';
import { filesOf } from '#lib/content/sections';

const SAID: Record<MergeFault, Pick<RuleProblem, 'reason' | 'expected'>> = {
  alone: { reason: '这一格没有可以合并的邻格', expected: '<up> 上面、<left> 左边要有一格' },
  head: {
    reason: '表头不能与下面的行合并',
    expected: '<up> 从表头下面的第二行起用；表头有两行的，第二行里不写 <up> 的格，上面的格要用 <left> 占几列',
  },
  shape: { reason: '合并的各格不成长方形', expected: '合并的各格排成长方形，其中每一格都写合并的记号' },
};

/** Merged cells of a table have a neighbour to be merged into, are no part of its head and the rows below, and make a rectangle. */
export const mergedCells: Rule = {
  name: 'merged-cells',
  *check(source) {
    for (const file of filesOf(source)) {
      const found: RuleProblem[] = [];
      visit(file.body, 'table', (table) => {
        for (const { cell, fault } of mergeFaults(table)) {
          const { line = 1, column = 1, offset = 0 } = cell.position?.start ?? {};
          const written = file.text.slice(offset, cell.position?.end.offset);
          const before = written.length - written.replace(/^[|\s]+/, '').length;
          found.push({
            place: { file: file.file, line, column: column + before },
            found: written.replace(/^[|\s]+|[|\s]+$/g, ''),
            ...SAID[fault],
          });
        }
        return undefined;
      });
      yield* found;
    }
  },
};
