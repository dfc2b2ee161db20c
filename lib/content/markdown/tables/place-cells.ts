import type { Element } from 'hast';
import type { Table, TableCell } from 'mdast';
import { defaultHandlers, type State } from 'mdast-util-to-hast';
import { toString as textContent } from 'mdast-util-to-string';
import { cellSpans, type TableHead, tableHeadOf } from '#lib/content/markdown/tables/merged-cells';

declare module 'mdast' {
  interface TableData {
    /** The table's head, where it has two rows. */
    head?: TableHead;
  }
}

/** The text of a cell that stays in one line: a few Chinese characters, such as 已完成 and 正在推进. */
const STATE = /^\p{Script=Han}{2,5}$/u;

function isShort(cell: TableCell): boolean {
  return STATE.test(textContent(cell, { includeImageAlt: false }));
}

/**
 * Says in `table` what its cells are in HTML: alignment as a class, since HTML has no attribute for it any more; an empty
 * cell heads no column; merged cells are taken out, and the one that they are merged into spans their places.
 */
export function placeCells(table: Table): void {
  const classes = (table.align ?? []).map((align) => (align === null || align === 'left' ? null : align));
  const spans = cellSpans(table);
  const head = tableHeadOf(table);
  if (head.rows > 1) table.data = { ...table.data, head };
  table.align = null;
  for (const [rowIndex, row] of table.children.entries()) {
    for (const [column, cell] of row.children.entries()) {
      const { rows = 1, columns = 1 } = spans.get(cell) ?? {};
      const names = [classes[column], isShort(cell) ? 'short' : null].filter((name) => name != null);
      const isInHead = rowIndex < head.rows;
      const isHead = isInHead && cell.children.length > 0;
      const scope = head.rows > 1 && rowIndex === 0 && columns > 1 ? 'colgroup' : 'col';
      const hProperties = {
        ...(names.length > 0 && { className: names }),
        ...(isHead && { scope }),
        ...(rows > 1 && { rowSpan: rows }),
        ...(columns > 1 && { colSpan: columns }),
      };
      const hName = isHead ? 'th' : 'td';
      cell.data = { ...cell.data, ...(isInHead && (rowIndex > 0 || !isHead) && { hName }), hProperties };
    }
  }
  for (const row of table.children) row.children = row.children.filter(({ data }) => !data?.merged);
}

/**
 * Compiles a table: a head of two rows is one to HTML too, so that paper repeats both, and its columns are grouped as its
 * first row says, so that a group's heading belongs to each of its columns (HTML, 4.9.12.2).
 */
export function compileTable(state: State, table: Table): Element {
  const element = defaultHandlers.table(state, table);
  const { head } = table.data ?? {};
  if (!head) return element;
  const [thead, tbody] = element.children.filter((child) => child.type === 'element');
  const second = tbody?.children.find((child) => child.type === 'element');
  if (!thead || !tbody || !second) return element;
  thead.children.push(second);
  tbody.children = tbody.children.filter((child) => child !== second);
  const groups = head.groups.map(
    (span): Element => ({
      type: 'element',
      tagName: 'colgroup',
      properties: span > 1 ? { span } : {},
      children: [],
    }),
  );
  const body = tbody.children.some((child) => child.type === 'element') ? [tbody] : [];
  return { ...element, children: [...groups, thead, ...body] };
}
