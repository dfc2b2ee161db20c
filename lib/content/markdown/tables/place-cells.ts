import type { Table, TableCell } from 'mdast';
import { toString as textContent } from 'mdast-util-to-string';
import { cellSpans } from '#lib/content/markdown/tables/merged-cells';

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
  table.align = null;
  for (const [rowIndex, row] of table.children.entries()) {
    for (const [column, cell] of row.children.entries()) {
      const { rows = 1, columns = 1 } = spans.get(cell) ?? {};
      const names = [classes[column], isShort(cell) ? 'short' : null].filter((name) => name != null);
      const isHead = rowIndex === 0 && cell.children.length > 0;
      const hProperties = {
        ...(names.length > 0 && { className: names }),
        ...(isHead && { scope: 'col' }),
        ...(rows > 1 && { rowSpan: rows }),
        ...(columns > 1 && { colSpan: columns }),
      };
      cell.data = { ...cell.data, ...(rowIndex === 0 && !isHead && { hName: 'td' }), hProperties };
    }
  }
  for (const row of table.children) row.children = row.children.filter(({ data }) => !data?.merged);
}
