import type { Table } from 'mdast';
import { hasTabbedColumns } from '#lib/content/language/pasted-lines';
import { visit } from '#lib/content/markdown/tree/visit';
import type { Rule, RuleProblem } from '#lib/content/rule';
import { filesOf } from '#lib/content/sections';
import { lineOf, type MarkdownSource } from '#lib/content/source';

/** What a line that should separate head and body of a table is made of, whatever its width. */
const SEPARATOR = /^[\s|｜:：\-－—–_]*[-－—–]{1,}[\s|｜:：\-－—–_]*$/;

type Finding = Omit<RuleProblem, 'place' | 'severity' | 'found'>;

/** Warns of tables that are not written as such, and of lines that a table takes in or whose cells do not fit its head. */
export const tableForm: Rule = {
  name: 'table-form',
  *check(source) {
    for (const file of filesOf(source)) {
      if (!/[|｜\t]/.test(file.text.slice(file.bodyStart))) continue;
      yield* tablesIn(file);
      yield* wouldBeTablesIn(file);
    }
  },
};

function problemAt(file: MarkdownSource<unknown>, line: number, finding: Finding): RuleProblem {
  return {
    place: { file: file.file, line, column: 1 },
    severity: 'warning',
    found: lineOf(file, line),
    ...finding,
  };
}

function tablesIn(file: MarkdownSource<unknown>): RuleProblem[] {
  const problems: RuleProblem[] = [];
  visit(file.body, 'table', (table) => {
    for (const { line, finding } of rowsOf(table, file)) problems.push(problemAt(file, line, finding));
  });
  return problems;
}

function* rowsOf({ children, align }: Table, file: MarkdownSource<unknown>) {
  const columns = align?.length ?? 0;
  for (const row of children.slice(1)) {
    const line = row.position?.start.line ?? 0;
    const written = lineOf(file, line);
    const cells = row.children.length;
    if (!withoutEscapes(written).includes('|')) {
      const reason = '表格下面紧接着的这一行会变成表格的一行';
      yield { line, finding: { reason, expected: '要另起一段，前面空一行', fix: `\n${written}` } };
    } else if (cells !== columns) {
      const missing = ' |'.repeat(Math.max(0, columns - cells));
      const fix =
        missing === ''
          ? undefined
          : `${written.trimEnd()}${/(?<!\\)\|\s*$/.test(written) ? '' : ' |'}${missing}`;
      yield {
        line,
        finding: {
          reason: `表格的这一行有${cells}格，表头有${columns}格`,
          expected:
            cells > columns
              ? '每一行的格数一样；格里的竖线不是分格的，写成 \\|'
              : '每一行的格数一样，空的格也写出竖线',
          fix,
        },
      };
    }
  }
}

function wouldBeTablesIn(file: MarkdownSource<unknown>): RuleProblem[] {
  const problems: RuleProblem[] = [];
  visit(file.body, 'paragraph', ({ position }) => {
    if (!position) return;
    const first = position.start.line;
    const lines = file.text.split('\n').slice(first - 1, position.end.line);
    for (const [index, line] of lines.entries()) {
      const finding = findingIn(line, index, lines);
      if (finding) problems.push(problemAt(file, first + index, finding));
    }
  });
  return problems;
}

/** What is wrong with a line of a paragraph that looks like one of a table; null for ordinary text. */
function findingIn(line: string, index: number, lines: readonly string[]): Finding | null {
  const wide = lines.filter((other) => other.includes('｜')).length;
  const tabbed = lines.filter(hasTabbedColumns).length;
  if (wide > 1 && line.includes('｜')) {
    const fix = asRow(line, /｜/, SEPARATOR.test(line));
    return { reason: '表格用了全角的竖线，会原样出现在页面上', expected: '半角的竖线 |', fix };
  }
  const barred = lines.filter(looksLikeRow).length;
  if (tabbed + barred > 1 && hasTabbedColumns(line)) {
    const row = asRow(line, /\t+/, false);
    const fix = index === 0 ? `${row}\n${separatorFor(row)}` : row;
    return {
      reason: '这几行像表格，各列用制表符隔开，会连成一段',
      expected: '表格用竖线隔开，第二行写 --- ',
      fix,
    };
  }
  // Of rows beside each other, the first is told what they lack.
  if (!looksLikeRow(line)) return null;
  const before = lines[index - 1] ?? '';
  const isFirst = !looksLikeRow(before) && !hasTabbedColumns(before);
  if (lines.length === 1 || (isFirst && index === lines.length - 1)) {
    if (!isWholeRow(line)) return null;
    return {
      reason: '这一行像表格的一行，但不在表格里，会原样出现在页面上',
      expected: '表格的各行连着写，中间不空行；表头下面写一行 ---，每列一组',
    };
  }
  if (SEPARATOR.test(line)) {
    if (index !== 1) return null;
    return {
      reason: '表格第二行的格数与表头不同，或者用的不是英文减号',
      expected: '每一列写一组 ---，用竖线隔开',
      fix: separatorFor(before),
    };
  }
  if (!isFirst || SEPARATOR.test(lines[index + 1] ?? '')) return null;
  return {
    reason: '这几行像表格，但没有第二行的 ---，会连成一段',
    expected: '表头下面写一行 ---，每列一组',
    fix: `${index === 0 ? '' : '\n'}${line}\n${separatorFor(line)}`,
  };
}

/** A line with a bar at its beginning or end, or two of them. */
function looksLikeRow(line: string): boolean {
  const bare = withoutEscapes(line).trim();
  return /^\||\|$|\|.*\|/.test(bare);
}

/** A line with a bar at its beginning and another at its end. */
function isWholeRow(line: string): boolean {
  return /^\|.+\|$/.test(withoutEscapes(line).trim());
}

function withoutEscapes(line: string): string {
  return line.replace(/\\./g, '');
}

function asRow(line: string, divider: RegExp, isSeparator: boolean): string {
  const cells = cellsOf(line, divider);
  return `| ${cells.map((cell) => (isSeparator ? '---' : cell)).join(' | ')} |`;
}

function cellsOf(line: string, divider: RegExp): string[] {
  const bare = line.trim();
  const cells = bare.split(new RegExp(`(?:${divider.source}|(?<!\\\\)\\|)`)).map((cell) => cell.trim());
  const from = cells[0] === '' ? 1 : 0;
  const to = cells.length > 1 && cells.at(-1) === '' ? cells.length - 1 : cells.length;
  return cells.slice(from, to);
}

/** The line that separates a head with the cells of `head` from its body. */
function separatorFor(head: string): string {
  return `|${' --- |'.repeat(cellsOf(head, /｜/).length)}`;
}
