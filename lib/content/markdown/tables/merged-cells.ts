import type { Table, TableCell } from 'mdast';

/** How many rows and columns a cell takes up. */
export interface CellSpan {
  rows: number;
  columns: number;
}

/** A fault of a merged cell: it has no neighbour to merge with, spans the head of the table, or is no rectangle. */
export type MergeFault = 'alone' | 'head' | 'shape';

/** Returns, row by row, the cell that each place of a table shows: for a merged one, that into which it is merged. */
export function shownCells(table: Table): TableCell[][] {
  const shown: TableCell[][] = [];
  for (const { children } of table.children) {
    const row: TableCell[] = [];
    for (const [column, cell] of children.entries()) {
      const { merged } = cell.data ?? {};
      const neighbour = merged === 'up' ? shown.at(-1)?.[column] : merged && row[column - 1];
      row.push(neighbour ?? cell);
    }
    shown.push(row);
  }
  return shown;
}

/** Returns the spans of the cells of a table into which others are merged. */
export function cellSpans(table: Table): Map<TableCell, CellSpan> {
  const spans = [...placesOf(table)].map(([cell, places]) => [cell, spanOf(places)] as const);
  return new Map(spans.filter(([, { rows, columns }]) => rows * columns > 1));
}

/** The rows of a table's head, 1 or 2, and the columns that each cell of its first row takes up. */
export interface TableHead {
  rows: number;
  groups: number[];
}

/**
 * Returns the head of a table. Its second row belongs to it where some of its cells are merged into the first row, and
 * each of the others stands below one that takes up several columns.
 */
export function tableHeadOf(table: Table): TableHead {
  const [first = [], second = []] = shownCells({ ...table, children: table.children.slice(0, 2) });
  const widths = new Map<TableCell, number>();
  for (const owner of first) widths.set(owner, (widths.get(owner) ?? 0) + 1);
  const own = second.filter((cell, column) => cell !== first[column]);
  const isDivided = second.every((cell, column) => {
    const above = first[column];
    return above !== undefined && (cell === above || (widths.get(above) ?? 1) > 1);
  });
  const isHead = isDivided && own.length > 0 && own.length < second.length;
  return { rows: isHead ? 2 : 1, groups: [...widths.values()] };
}

/** Finds the merged cells of a table that HTML could not draw. */
export function mergeFaults(table: Table): { cell: TableCell; fault: MergeFault }[] {
  const faults: { cell: TableCell; fault: MergeFault }[] = [];
  const head = tableHeadOf(table).rows;
  for (const [owner, places] of placesOf(table)) {
    const [cell] = places.flatMap(({ cell: at }) => (at.data?.merged ? [at] : []));
    if (!cell) continue;
    const { rows, columns } = spanOf(places);
    if (owner === cell) faults.push({ cell, fault: 'alone' });
    else if (rows * columns !== places.length) faults.push({ cell, fault: 'shape' });
    else if (places.some(({ row }) => row < head) && places.some(({ row }) => row >= head))
      faults.push({ cell, fault: 'head' });
  }
  return faults;
}

interface CellPlace {
  row: number;
  column: number;
  cell: TableCell;
}

/** The places that show each cell. */
function placesOf(table: Table): Map<TableCell, CellPlace[]> {
  const places = new Map<TableCell, CellPlace[]>();
  for (const [row, cells] of shownCells(table).entries()) {
    for (const [column, owner] of cells.entries()) {
      const cell = table.children[row]?.children[column];
      if (cell) places.set(owner, [...(places.get(owner) ?? []), { row, column, cell }]);
    }
  }
  return places;
}

function spanOf(places: readonly CellPlace[]): CellSpan {
  const extent = (numbers: number[]) => Math.max(...numbers) - Math.min(...numbers) + 1;
  return {
    rows: extent(places.map(({ row }) => row)),
    columns: extent(places.map(({ column }) => column)),
  };
}
