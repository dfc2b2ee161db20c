import { columnIndex, LEDGER_COLUMNS } from '#lib/content/ledger/columns';
import { cellProblem, cellsOfColumn } from '#lib/content/ledger/read-ledger';
import type { Rule } from '#lib/content/rule';

/** Placeholders for an empty cell: dashes, slashes, 无. */
const NOTHING = /^(?:[\s/／\\＼—–\-－_＿.．。…·、，,*]*|无|暂无|没有|略)$/;

/** Progress that says by itself, and with nothing else, that it is not done. */
const SAID_UNDONE =
  /^(?:正在(?:整改|推进|进行|办理|落实|实施)中?|(?:整改|推进|进行|办理|落实|实施)中|(?:未|尚未|还未|暂未|没有)(?:整改|完成|启动|开始|落实)(?:到位|完成)?|持续(?:推进|整改)中?)[。.！!]?$/;

/** Progress that says by itself, and with nothing else, that it is done. */
const SAID_DONE =
  /^(?:已|均已|全部|已全部)(?:整改|完成|整改完成|完成整改|整改完毕|整改到位|办结|销号|落实到位)[。.！!]?$|^整改(?:完成|完毕|到位)[。.！!]?$/;

/**
 * Finds rows of a ledger whose state and progress disagree: completed (已完成) without saying what was done, or while it is
 * said to be under way; not completed, and said to be done.
 */
export const ledgerProgress: Rule = {
  name: 'ledger-progress',
  *check(source) {
    for (const cell of cellsOfColumn(source, 'state')) {
      const { head } = cell.ledger;
      const column = columnIndex(head.cells, 'progress');
      const progress = column === null ? '' : (cell.row.cells[column] ?? '');
      const reason = disagreement(cell.text, progress);
      if (reason === null) continue;
      const [name] = LEDGER_COLUMNS.progress;
      yield {
        ...cellProblem(cell, reason),
        severity: 'warning',
        found: progress === '' ? cell.text : `${cell.text}；${head.cells[column ?? -1]}：${progress}`,
        expected:
          column === null
            ? `加一列“${name}”，写明做了什么`
            : `在这一行的“${head.cells[column]}”里写明做了什么，或者改正完成状态`,
      };
    }
  },
};

function disagreement(state: string, progress: string): string | null {
  if (state === '已完成' && NOTHING.test(progress)) return '写着已完成，没有写整改进展';
  if (state === '已完成' && SAID_UNDONE.test(progress)) return '写着已完成，整改进展说还没有做完';
  if (state === '未完成' && SAID_DONE.test(progress)) return '写着未完成，整改进展说已经做完';
  return null;
}
